import { createHash } from "node:crypto";
import { type Digest, hexOf } from "./digest";

/** The digest of bytes, or of a string's UTF-8 bytes. */
export function digestOf(content: Uint8Array | string): Digest {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}

/** The 43 base64url characters that documents carry. */
export function compactOf(digest: Digest): string {
  return Buffer.from(hexOf(digest), "hex").toString("base64url");
}

/** From 43 base64url characters, or null when they are not 32 bytes. */
export function digestFromCompact(compact: string): Digest | null {
  const bytes = Buffer.from(compact, "base64url");
  return bytes.length === 32 && compact.length === 43 ? `sha256:${bytes.toString("hex")}` : null;
}
