import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { VariantInputs } from "./inputs";

/** Hash of what a person chose; a variant whose cell has another inputs digest by now is stale. */
export function digestOfInputs(inputs: VariantInputs): Digest {
  return digestOf(canonical(inputs));
}

const members = Object.keys(VariantInputs.shape).toSorted() as (keyof VariantInputs)[];

/**
 * `digestOfInputs` for many cells of one campaign: members that cells share, such as a language's copy, are written out once.
 * A shared member must not change while it is used.
 */
export function inputsDigester(): (inputs: VariantInputs) => Digest {
  const written = new Map<unknown, string>();
  const write = (member: unknown) => {
    const known = written.get(member);
    if (known !== undefined) return known;
    const text = canonical(member);
    written.set(member, text);
    return text;
  };
  return (inputs) => digestOf(`{${members.map((key) => `"${key}":${write(inputs[key])}`).join(",")}}`);
}

/** What the builder is, as far as it shows in bytes. */
export interface BuilderEnvironment {
  /** `sharp.versions`, ICU, platform, arch and libc. */
  versions: Record<string, string>;
  /** Font file name to digest, and the digest of the font configuration. */
  fonts: Record<string, Digest>;
  /** Every encoder option, spelled out. */
  encoders: Record<string, Record<string, number | string | boolean>>;
}

/** Hash of all that determines a variant's bytes: two builds with one key give the same. For many cells of one environment, which is written out once. */
export function buildKeyer(environment: BuilderEnvironment): (inputs: VariantInputs) => Digest {
  const written = canonical(environment);
  return (inputs) => digestOf(`{"environment":${written},"inputs":${canonical(inputs)}}`);
}
