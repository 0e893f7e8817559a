import type { Rate } from "@/kernel/money";
import type { TypedRate } from "../model/rate-table";

type RateKey = Pick<Rate, "base" | "quote" | "on">;

const isSame = (a: RateKey, b: RateKey) => a.base === b.base && a.quote === b.quote && a.on === b.on;

/** What saving a rate comes to: one that was changed to another day or pair takes the place of the one it was, never stands beside it. */
export function rateChange(rate: TypedRate, changed: TypedRate | null): { put: TypedRate[]; remove: RateKey[] } {
  const { base, quote, on } = changed ?? rate;
  return { put: [rate], remove: changed && !isSame(rate, changed) ? [{ base, quote, on }] : [] };
}
