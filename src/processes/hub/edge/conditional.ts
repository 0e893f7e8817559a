/** True when an If-None-Match value covers an entity tag: `*`, or a list with it; weak comparison (RFC 9110, 13.1.2). */
export function noneMatchCovers(value: string, etag: string): boolean {
  if (value.trim() === "*") return true;
  return value.length <= 8_192 && value.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

export type RangeAnswer = { kind: "full" } | { kind: "unsatisfiable" } | { kind: "part"; start: number; end: number };

/** What a Range value means for `size` bytes; several ranges, other units and nonsense are answered in full (RFC 9110, 14.2). `end` is inclusive. */
export function rangeOf(value: string, size: number): RangeAnswer {
  const [, first = "", last = ""] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(value.trim()) ?? [];
  if (first === "" && last === "") return { kind: "full" };
  if (first === "") return Number(last) === 0 ? { kind: "unsatisfiable" } : { kind: "part", start: Math.max(0, size - Number(last)), end: size - 1 };
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return { kind: "full" };
  return start >= size ? { kind: "unsatisfiable" } : { kind: "part", start, end };
}
