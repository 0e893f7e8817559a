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
