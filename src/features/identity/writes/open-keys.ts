import { documentTypes, KeySet } from "@/features/release/model/document";
import { readEnv } from "@/platform/env";
import { generateSigningKey, type SigningKey, seal, sign } from "@/platform/signing";

/**
 * The first key set of an organization: a fresh online key, sealed with KEY_SECRET, named in a document signed by the root.
 * The root's private part is the caller's to keep outside the database.
 */
export async function openKeys(organizationId: string, root: SigningKey, now: Date) {
  const online = await generateSigningKey();
  const document = KeySet.parse({
    schema: documentTypes.keys,
    org: organizationId,
    number: 1,
    threshold: 1,
    root: [root.publicJwk],
    online: [online.publicJwk],
    issuedAt: now.toISOString(),
  });
  const signed = await sign(root, documentTypes.keys, document);
  return {
    keySet: { number: 1, document: JSON.stringify(signed), rootFingerprint: root.kid },
    onlineKey: { kid: online.kid, sealedPrivate: seal(readEnv(["KEY_SECRET"]).KEY_SECRET, JSON.stringify(online.privateJwk)) },
  };
}
