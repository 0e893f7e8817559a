import type { Digest } from "@/kernel/digest";

/** One served variant of a release: a placement and the audience it is for, "DE/de-DE" or "backup". */
export interface Served {
  placement: string;
  audience: string;
  digest: Digest;
  mime: string;
  bytes: number;
}

/** What differs for one placement and audience between two releases. */
export interface Difference<S extends Served = Served> {
  placement: string;
  audience: string;
  kind: "added" | "removed" | "changed";
  before: S | null;
  after: S | null;
}

/** What serving `after` instead of `before` changes, by placement, then audience. */
export function differences<S extends Served>(before: readonly S[], after: readonly S[]): Difference<S>[] {
  const keyOf = ({ placement, audience }: Served) => `${placement} ${audience}`;
  const old = new Map(before.map((served) => [keyOf(served), served]));
  const young = new Map(after.map((served) => [keyOf(served), served]));
  return [...new Set([...old.keys(), ...young.keys()])].sort().flatMap((key) => differenceOf(old.get(key) ?? null, young.get(key) ?? null) ?? []);
}

function differenceOf<S extends Served>(before: S | null, after: S | null): Difference<S> | null {
  const either = after ?? before;
  if (!either || before?.digest === after?.digest) return null;
  const kind = before && after ? "changed" : after ? "added" : "removed";
  return { placement: either.placement, audience: either.audience, kind, before, after };
}
