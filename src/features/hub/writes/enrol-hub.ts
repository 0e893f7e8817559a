import { randomBytes } from "node:crypto";
import { listKeySets } from "@/features/identity/reads/online-key";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { hashSecret } from "../reads/prove-hub";
import type { Enrol, Enrolled } from "../schema";

/** Spends a join token on one hub and gives it its credential, which is kept only as a hash. The token is the right to do so. */
export async function enrolHub(scope: Scope, enrol: Enrol): Promise<Enrolled> {
  return work(scope, "hub.enrol", async ({ tx, audit, tell }) => {
    await spend(scope, tx, enrol.secret);
    // Two tokens with one name at once: the second waits here and then finds the name taken.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`hub-name ${scope.organizationId}`}, 0))`;
    const taken = await tx.hub.count({ where: { organizationId: scope.organizationId, name: enrol.name } });
    if (taken > 0) throw new Refusal("conflict", `A hub named ${enrol.name} exists already. Choose another name; the token is still good.`);
    const secret = randomBytes(32).toString("base64url");
    const { name, publicUrl, residency, version } = enrol;
    const hub = await tx.hub.create({
      data: {
        organizationId: scope.organizationId,
        name,
        publicUrl,
        residency,
        version,
        publicKey: JSON.stringify(enrol.publicKey),
        credentialHash: hashSecret(secret),
      },
    });
    audit(`hub:${hub.id}`, { name, publicUrl, residency });
    await tell("hub.changed", { hubId: hub.id });
    const keys = (await listKeySets(scope, tx)).map(({ document }): unknown => JSON.parse(document));
    return { hub: hub.id, org: scope.organizationId, credential: `${hub.id}.${secret}`, keys };
  });
}

/** One statement decides: of two hubs with one token, one wins. */
async function spend(scope: Scope, tx: Tx, secret: string): Promise<void> {
  const spent = await tx.$executeRaw`
    UPDATE join_token SET used_at = now()
    WHERE hash = ${hashSecret(secret)} AND organization_id = ${scope.organizationId}::uuid AND used_at IS NULL AND expires_at > now()`;
  if (spent !== 1) throw new Refusal("forbidden", "This join token was used or is older than 15 minutes. Create a new one on the Hubs screen.");
}
