import type { JWK } from "jose";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { readEnv } from "@/platform/env";
import { unseal } from "@/platform/signing";

/** What signs an organization's heads and snapshots: the newest online key and the number of its key set. */
export interface OnlineKey {
  kid: string;
  privateJwk: JWK;
  keys: number;
}

export async function getOnlineKey(scope: Scope, tx: Tx): Promise<OnlineKey> {
  const where = { organizationId: scope.organizationId };
  const row = await tx.onlineKey.findFirstOrThrow({ where, orderBy: { createdAt: "desc" } });
  const { number } = await tx.keySet.findFirstOrThrow({ where, orderBy: { number: "desc" }, select: { number: true } });
  return { kid: row.kid, privateJwk: JSON.parse(unseal(readEnv(["KEY_SECRET"]).KEY_SECRET, row.sealedPrivate)), keys: number };
}

/** The key set documents 1 … n as JSON text, for hubs that join or walk. */
export async function listKeySets(scope: Scope, tx: Tx): Promise<{ number: number; document: string; rootFingerprint: string }[]> {
  return tx.keySet.findMany({
    where: { organizationId: scope.organizationId },
    orderBy: { number: "asc" },
    select: { number: true, document: true, rootFingerprint: true },
  });
}
