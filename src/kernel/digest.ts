/** `sha256:` and 64 lower-case hex characters: the name of a blob or document. */
export type Digest = `sha256:${string}`;

const pattern = /^sha256:[0-9a-f]{64}$/;

/** True for a well-formed digest; says nothing about whether such a blob exists. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === "string" && pattern.test(value);
}

/** The 64 hex characters, as in `/b/<hex>.webp`. */
export function hexOf(digest: Digest): string {
  return digest.slice(7);
}

/** From 64 hex characters, or null when they are not. */
export function digestFromHex(hex: string): Digest | null {
  const digest = `sha256:${hex}`;
  return isDigest(digest) ? digest : null;
}

/** The eight hex characters by which beacons name a variant. */
export function shortOf(digest: Digest): string {
  return digest.slice(7, 15);
}
