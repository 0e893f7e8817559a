import { fitShares, wholePpm } from "@/kernel/share";

/**
 * Shares made to add up to the whole while one of them stays: the others keep their proportions in what it leaves, largest remainders
 * first. All keep their proportions when none stays (`kept` -1), or when it is the only one.
 */
export function fitAround(shares: readonly number[], kept: number): number[] {
  const others = shares.filter((_, at) => at !== kept);
  if (kept < 0 || others.length === 0) return fitShares(shares);
  const left = Math.max(0, wholePpm - (shares[kept] ?? 0));
  return fitShares(others, left).toSpliced(kept, 0, wholePpm - left);
}
