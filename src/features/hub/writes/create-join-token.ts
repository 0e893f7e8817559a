import { randomBytes } from "node:crypto";
import { demand } from "@/features/identity/policy";
import { listKeySets } from "@/features/identity/reads/online-key";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { hashSecret } from "../reads/prove-hub";
import type { JoinToken } from "../schema";

/** A token that lets one hub join within 15 minutes. Its text is shown once; only the secret's hash is kept. */
export async function createJoinToken(scope: Scope): Promise<{ token: string; expiresAt: Date }> {
  return work(scope, "hub.createJoinToken", async ({ tx, audit }) => {
    demand(scope, "hub.enrol", "hub");
    const root = (await listKeySets(scope, tx)).at(-1)?.rootFingerprint;
    if (!root) throw new Refusal("unready", "This organization has no signing keys yet, so no hub can join it.");
    const secret = randomBytes(32).toString("base64url");
    const [stored] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      INSERT INTO join_token (hash, organization_id, expires_at)
      VALUES (${hashSecret(secret)}, ${scope.organizationId}::uuid, now() + interval '15 minutes') RETURNING expires_at AS "expiresAt"`;
    if (!stored) throw new Error("The join token was not stored.");
    audit(`organization:${scope.organizationId}`, { expiresAt: stored.expiresAt.toISOString() });
    const says: JoinToken = { org: scope.organizationId, root, secret };
    return { token: `nsj1.${Buffer.from(JSON.stringify(says)).toString("base64url")}`, expiresAt: stored.expiresAt };
  });
}
