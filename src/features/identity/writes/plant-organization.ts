import { freeSlug, slugOf } from "@/features/identity/model/slug";
import { Refusal } from "@/kernel/refusal";
import type { Tx } from "@/platform/db";
import { generateSigningKey } from "@/platform/signing";
import { dropRootKey, keepRootKey } from "./keep-root-key";
import { openKeys } from "./open-keys";

/** One at a time, so that a first organization stays the first and slugs stay free. */
const turn = 7_140_001;

export interface Plant {
  organizationId: string;
  name: string;
  isDemo: boolean;
}

export type Planting = (tx: Tx, plant: Plant, ownerIds: readonly string[]) => Promise<void>;

/**
 * Makes the keys of a new organization, then hands `run` what creates its rows inside a transaction. The root's private key
 * is on disk before that transaction begins. It goes only with a refusal: a connection lost at the commit does not tell
 * whether the organization came to be, and a key nobody needs does less harm than one that is gone.
 */
export async function withNewKeys<R>(organizationId: string, run: (planting: Planting) => Promise<R>): Promise<R> {
  const root = await generateSigningKey();
  const keys = await openKeys(organizationId, root, new Date());
  await keepRootKey(organizationId, root);
  try {
    return await run(async (tx, { name, isDemo }, ownerIds) => {
      const slug = await findSlug(tx, name);
      const members = { create: ownerIds.map((personId) => ({ personId, role: "owner" })) };
      const data = { id: organizationId, name, slug, isDemo, members, teams: { create: { name: "First team" } } };
      await tx.organization.create({ data: { ...data, keySets: { create: keys.keySet }, onlineKeys: { create: keys.onlineKey } } });
    });
  } catch (error) {
    if (error instanceof Refusal) await dropRootKey(organizationId);
    throw error;
  }
}

/** Waits for other plantings to commit. */
export async function takeTurn(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${turn}::bigint)`;
}

async function findSlug(tx: Tx, name: string): Promise<string> {
  const slug = slugOf(name);
  const near = await tx.organization.findMany({ where: { slug: { startsWith: slug } }, select: { slug: true } });
  return freeSlug(slug, new Set(near.map((row) => row.slug)));
}
