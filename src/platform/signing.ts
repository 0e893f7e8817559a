import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, FlattenedSign, flattenedVerify, generateKeyPair, importJWK, type JWK } from "jose";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";

export type PublicJwk = JWK & { kid: string };
/** An Ed25519 key pair as JWKs; `kid` is the RFC 7638 thumbprint of the public part. */
export interface SigningKey {
  kid: string;
  publicJwk: PublicJwk;
  privateJwk: JWK;
}

/** A flattened JWS (RFC 7515) whose payload is JSON text. */
export interface Signed {
  protected: string;
  payload: string;
  signature: string;
}

/** A fresh Ed25519 pair from the system's randomness. */
export async function generateSigningKey(): Promise<SigningKey> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const bare = await exportJWK(pair.publicKey);
  const kid = await calculateJwkThumbprint(bare);
  return { kid, publicJwk: { ...bare, kid }, privateJwk: { ...(await exportJWK(pair.privateKey)), kid } };
}

/** Signs a JSON value; `typ` names the document's schema and is checked by `verifySigned`. */
export async function sign(key: Pick<SigningKey, "kid" | "privateJwk">, typ: string, value: unknown): Promise<Signed> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const jws = await new FlattenedSign(bytes).setProtectedHeader({ alg: "EdDSA", kid: key.kid, typ }).sign(await importJWK(key.privateJwk, "EdDSA"));
  return { protected: jws.protected ?? "", payload: jws.payload, signature: jws.signature };
}

/** The bytes that were signed; a document's digest is over these. */
export function payloadBytes(signed: Signed): Buffer {
  return Buffer.from(signed.payload, "base64url");
}

/** The digest by which a signed document is named; says nothing about its signature. */
export function digestOfSigned(signed: Signed): Digest {
  return digestOf(payloadBytes(signed));
}

/** Why a signed document was not believed. */
export class BadSignature extends Error {}

/**
 * Verifies with the key its header names out of `keys` and gives the payload's text, not yet parsed.
 * Throws BadSignature on an unknown key, another `typ` or algorithm, or a signature that does not fit.
 */
export async function verifySigned(signed: Signed, typ: string, keys: readonly PublicJwk[]): Promise<string> {
  try {
    const { payload } = await flattenedVerify(
      signed,
      async (header: { kid?: string; typ?: string } | undefined) => {
        const key = keys.find((candidate) => candidate.kid === header?.kid);
        if (!key) throw new BadSignature("unknown key");
        if (header?.typ !== typ) throw new BadSignature("another kind of document");
        return importJWK(key, "EdDSA");
      },
      { algorithms: ["EdDSA"] },
    );
    return new TextDecoder("utf-8", { fatal: true }).decode(payload);
  } catch (error) {
    throw error instanceof BadSignature ? error : new BadSignature("bad signature", { cause: error });
  }
}

/** SHA-256 of a public key's thumbprint input, base64url: what a hub pins. Equal to the RFC 7638 `kid`. */
export async function fingerprintOf(jwk: JWK): Promise<string> {
  return calculateJwkThumbprint(jwk);
}

const sealKey = (secret: string) => createHash("sha256").update(`nearshelf/seal@1\n${secret}`).digest();

/** Encrypts text with AES-256-GCM under a secret; `unseal` gives it back or throws. */
export function seal(secret: string, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealKey(secret), iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url");
}

/** The text that was sealed under the same secret; throws when the secret is another or a byte was changed. */
export function unseal(secret: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", sealKey(secret), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
