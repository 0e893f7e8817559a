import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

/** The media type of a built variant's bytes, when the organization has such; another organization's are none. */
export async function findBlobType(scope: Scope, digest: Digest): Promise<string | null> {
  const artefact = await db().artefact.findFirst({ where: { organizationId: scope.organizationId, digest }, select: { mime: true } });
  return artefact?.mime ?? null;
}
