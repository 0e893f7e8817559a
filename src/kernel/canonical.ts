/**
 * JSON with object keys sorted, for hashing: equal values give equal text whatever order they were built in.
 * Undefined members are left out; numbers must be finite.
 */
export function canonical(value: unknown): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("Only finite numbers can be hashed.");
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}
