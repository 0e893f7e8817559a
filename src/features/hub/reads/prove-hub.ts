import { createHash, timingSafeEqual } from "node:crypto";
import { db } from "@/platform/db";

/** A hub whose credential was proven; the gateway mints a scope from it. */
export interface ProvenHub {
  id: string;
  name: string;
  organizationId: string;
}

/** SHA-256 of a bearer or join secret, hex: all that is kept of it. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}

/** Who presents `<hubId>.<secret>`, or null. Needs no scope: it is what proves one. */
export async function proveHub(credential: string): Promise<ProvenHub | null> {
  const [, hubId, secret] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{20,200})$/.exec(credential) ?? [];
  if (!hubId || !secret || !isUuid(hubId)) return null;
  const hub = await db().hub.findUnique({ where: { id: hubId }, select: { id: true, name: true, organizationId: true, credentialHash: true } });
  if (!hub || !isEqual(hub.credentialHash, hashSecret(secret))) return null;
  return { id: hub.id, name: hub.name, organizationId: hub.organizationId };
}

/** The organization a join secret was made for, spent or not, or null. */
export async function findJoinOrganization(secret: string): Promise<string | null> {
  const token = await db().joinToken.findUnique({ where: { hash: hashSecret(secret) }, select: { organizationId: true } });
  return token?.organizationId ?? null;
}

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
