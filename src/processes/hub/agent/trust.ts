import * as z from "zod";
import { readKeySet } from "@/features/release/model/accept";
import { documentTypes, type KeySet, SignedDocument } from "@/features/release/model/document";
import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";
import { BadSignature, digestOfSigned, fingerprintOf, type PublicJwk, verifySigned } from "@/platform/signing";

export type Signed = z.infer<typeof SignedDocument>;

/** A document whose signature holds, with the number of the key set whose online key made it. */
export interface Verified {
  signed: Signed;
  text: string;
  digest: Digest;
  signedBy: number;
}

/** The chain of key sets from the pinned root to the newest; only the newest set's online keys sign what is new. */
export class Trust {
  readonly documents: Signed[] = [];
  readonly #sets: KeySet[] = [];

  constructor(
    readonly org: string,
    readonly root: string,
  ) {}

  get newest(): number {
    return this.#sets.at(-1)?.number ?? 0;
  }

  /** Takes the next key set: the first signed by the pinned root, each later one by a root of the set before and of its own. */
  async extend(candidate: unknown): Promise<void> {
    const signed = SignedDocument.parse(candidate);
    const before = this.#sets.at(-1);
    const claimed = readKeySet(Buffer.from(signed.payload, "base64url").toString("utf8"));
    const own = await honestKeys(claimed.root);
    const pinned = before ? await honestKeys(before.root) : own.filter(({ kid }) => kid === this.root);
    if (claimed.org !== this.org) throw new Refusal("invalid", "The key set belongs to another organization.");
    if (claimed.number !== this.newest + 1) throw new Refusal("invalid", `Key set ${this.newest + 1} comes next, not ${claimed.number}.`);
    // One flattened signature counts once, whatever the threshold asks for.
    if (Math.max(claimed.threshold, before?.threshold ?? 1) > 1) throw new Refusal("invalid", "The key set needs more signatures than it carries.");
    for (const keys of [pinned, own]) await verifySigned(signed, documentTypes.keys, keys);
    this.#sets.push(claimed);
    this.documents.push(signed);
  }

  /** Verifies what came from outside. Throws BadSignature. */
  async verify(candidate: unknown, typ: string): Promise<Verified> {
    return this.#verifyWith(this.#sets.slice(-1), candidate, typ);
  }

  /** Verifies what this hub stored once; its key set may have been followed by newer ones. */
  async verifyStored(candidate: unknown, typ: string): Promise<Verified> {
    return this.#verifyWith(this.#sets, candidate, typ);
  }

  async #verifyWith(sets: readonly KeySet[], candidate: unknown, typ: string): Promise<Verified> {
    const parsed = SignedDocument.safeParse(candidate);
    if (!parsed.success) throw new BadSignature("not a signed document");
    for (const set of sets.toReversed()) {
      const keys = await honestKeys(set.online);
      const text = await verifySigned(parsed.data, typ, keys).catch((error) => (set === sets[0] ? Promise.reject(error) : null));
      if (text !== null) return { signed: parsed.data, text, digest: digestOfSigned(parsed.data), signedBy: set.number };
    }
    throw new BadSignature("unknown key");
  }
}

/** Keys whose `kid` is their own thumbprint. */
async function honestKeys(keys: KeySet["root"]): Promise<PublicJwk[]> {
  const thumbprints = await Promise.all(keys.map((key) => fingerprintOf(key)));
  return keys.filter((key, at) => key.kid === thumbprints[at]);
}

export const KeysFile = z.array(SignedDocument);
