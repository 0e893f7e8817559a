import { fitShares, wholePpm } from "@/features/campaign/model/share";

/**
 * Shares made to add up to the whole while one of them stays: the others keep their proportions in what it leaves, largest remainders
 * first. All keep their proportions when none stays (`kept` -1), or when it is the only one.
 */
export function fitAround(shares: readonly number[], kept: number): number[] {
  const others = shares.filter((_, at) => at !== kept);
  if (kept < 0 || others.length === 0) return fitShares(shares);
  const left = Math.max(0, wholePpm - (shares[kept] ?? 0));
  const exact = fitShares(others).map((share) => (share * left) / wholePpm);
  const rounded = exact.map(Math.floor);
  const byRemainder = exact.map((value, at) => ({ at, remainder: value - Math.floor(value) })).toSorted((a, b) => b.remainder - a.remainder || a.at - b.at);
  const lacking = left - rounded.reduce((sum, share) => sum + share, 0);
  for (const { at } of byRemainder.slice(0, lacking)) rounded[at] = (rounded[at] ?? 0) + 1;
  return rounded.toSpliced(kept, 0, wholePpm - left);
}
