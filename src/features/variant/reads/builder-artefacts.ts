import { type Digest, isDigest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { PreflightReport } from "../model/inputs";
import { passes } from "../model/preflight";

/** What the organization's builds left under these keys: the blob's digest, and whether pre-flight passed. */
export async function listArtefacts(scope: Scope, buildKeys: readonly Digest[]): Promise<Map<string, { digest: Digest; passed: boolean }>> {
  const rows = await db().artefact.findMany({
    where: { organizationId: scope.organizationId, buildKey: { in: [...buildKeys] } },
    select: { buildKey: true, digest: true, preflight: true },
  });
  return new Map(
    rows.flatMap(({ buildKey, digest, preflight }) => (isDigest(digest) ? [[buildKey, { digest, passed: passes(PreflightReport.parse(preflight)) }]] : [])),
  );
}
