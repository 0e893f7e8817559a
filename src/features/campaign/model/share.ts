/** The whole, in millionths. */
export const wholePpm = 1_000_000;

/** Millionths that are missing (positive) or too many (negative) until shares make a whole. */
export function differenceOf(shares: readonly number[]): number {
  return wholePpm - shares.reduce((sum, share) => sum + share, 0);
}

/** Equal whole millionths for `count` parts that add up to the whole; the first take what is left over. */
export function equalShares(count: number): number[] {
  return Array.from({ length: count }, (_, at) => Math.floor(wholePpm / count) + Number(at < wholePpm % count));
}

/** The same proportions, made to add up to the whole; equal parts when all are nothing. Largest remainders first (Hamilton's method). */
export function fitShares(shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum === 0) return equalShares(shares.length);
  const exact = shares.map((share) => (share * wholePpm) / sum);
  const rounded = exact.map(Math.floor);
  const byRemainder = exact.map((value, at) => ({ at, remainder: value - Math.floor(value) })).toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  const left = differenceOf(rounded);
  for (const { at } of byRemainder.slice(0, left)) rounded[at] = (rounded[at] ?? 0) + 1;
  return rounded;
}
