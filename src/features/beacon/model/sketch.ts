// Sketch: DDSketch's logarithmic mapping. Relative accuracy 2 %, 1 ms to 60 s, 275 bins at most.
// Bin: the values in (γ^(i−1), γ^i] milliseconds, shifted so that 0 holds everything up to 1 ms.
// Quantile: read from merged bins; the value of a bin is 2·γ^i ⁄ (γ + 1).

const accuracy = 0.02;
const gamma = (1 + accuracy) / (1 - accuracy);
const logGamma = Math.log(gamma);

/** The last bin: everything over 60 s. */
export const lastBin = Math.ceil(Math.log(60_000) / logGamma);

/** The bin of a duration in milliseconds; out-of-range values go to the first or last bin. Source: DDSketch (VLDB 2019), section 2.2. */
export function binOf(ms: number): number {
  if (!(ms > 1)) return 0;
  return Math.min(lastBin, Math.ceil(Math.log(ms) / logGamma));
}

/** The duration a bin stands for, within 2 % of everything in it (bin 0: 1 ms). */
export function durationOf(bin: number): number {
  return bin <= 0 ? 1 : (2 * gamma ** bin) / (gamma + 1);
}

/** The q-quantile (0 to 1) in ms of bins with counts, or null without any. Lower rank, as DDSketch: rank ⌊q·(n − 1)⌋. */
export function quantile(bins: readonly { bin: number; count: number }[], q: number): number | null {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.floor(q * (total - 1));
  let seen = 0;
  for (const { bin, count } of bins.toSorted((a, b) => a.bin - b.bin)) {
    seen += count;
    if (seen > rank) return durationOf(bin);
  }
  return durationOf(lastBin);
}
