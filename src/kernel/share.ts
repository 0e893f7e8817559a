/** The whole, in millionths. */
export const wholePpm = 1_000_000;

/** What is missing (positive) or too much (negative) until shares make a whole, in the whole's unit: millionths. */
export function differenceOf(shares: readonly number[], whole = wholePpm): number {
  return whole - shares.reduce((sum, share) => sum + share, 0);
}

/** Equal whole numbers for `count` parts that add up to the whole; the first take what is left over. */
export function equalShares(count: number, whole = wholePpm): number[] {
  return Array.from({ length: count }, (_, at) => Math.floor(whole / count) + Number(at < whole % count));
}

/** The same proportions, made to add up to the whole; equal parts when all are nothing. Largest remainders first (Hamilton's method). */
export function fitShares(shares: readonly number[], whole = wholePpm): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum === 0) return equalShares(shares.length, whole);
  const exact = shares.map((share) => (share * whole) / sum);
  const rounded = exact.map(Math.floor);
  const byRemainder = exact.map((value, at) => ({ at, remainder: value - Math.floor(value) })).toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  const left = differenceOf(rounded, whole);
  for (const { at } of byRemainder.slice(0, left)) rounded[at] = (rounded[at] ?? 0) + 1;
  return rounded;
}
