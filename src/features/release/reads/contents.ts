import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Served } from "../model/difference";
import { Content } from "../model/document";
import { servedBy } from "../model/served";

/** What each of the named contents serves; one that is not of the organization is left out. */
export async function listServed(scope: Scope, digests: readonly string[]): Promise<Map<string, Served[]>> {
  const rows = await db().document.findMany({ where: { organizationId: scope.organizationId, digest: { in: [...new Set(digests)] } } });
  return new Map(rows.map(({ digest, payload }) => [digest, servedBy(parsed(payload))]));
}

/** The bytes of a content document as they were digested, or null. */
export async function findContent(scope: Scope, digest: Digest): Promise<Uint8Array | null> {
  const row = await db().document.findUnique({ where: { organizationId_digest: { organizationId: scope.organizationId, digest } } });
  return row?.payload ?? null;
}

/** A content of the organization, or null. */
export async function readContent(scope: Scope, digest: Digest): Promise<Content | null> {
  const payload = await findContent(scope, digest);
  return payload && parsed(payload);
}

const parsed = (payload: Uint8Array) => Content.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
