/** A published figure: a median with its interval where it was measured more than once. */
export interface Figure {
  value: number;
  unit: string;
  /** The interval of the median, lowest and highest. */
  low?: number;
  high?: number;
  /** What was measured, in words. */
  says: string;
  /** The bar it has to meet: at most, or at least. */
  most?: number;
  least?: number;
}

export interface Bench {
  figures: Record<string, Figure>;
  /** What a reader has to know to believe them. */
  notes?: string[];
}

export interface BenchOptions {
  /** The same work, smaller, under 45 s. */
  quick: boolean;
  /** A progress line on standard error. */
  say(line: string): void;
}

/** The median and, from the ranks, about its 95 % interval. */
export function medianOf(values: number[]): Pick<Figure, "value" | "low" | "high"> {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.max(0, Math.min(sorted.length - 1, Math.round(share)))] ?? 0;
  const middle = (sorted.length - 1) / 2;
  const reach = 0.98 * Math.sqrt(sorted.length);
  return { value: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2, low: at(middle - reach), high: at(middle + reach) };
}
