/** Steps of the colour scale, the lowest first: tokens --scale-1 to --scale-5. */
const scaleSteps = 5;

const leastPx = 2.5;

/** A bubble's radius in pixels: its area is proportional to the value, the largest value has the largest radius. Values too small to see get 2.5 px. */
export function radiusOf(value: number | null, largest: number, largestPx: number): number {
  if (value === null || !(value > 0) || !(largest > 0)) return leastPx;
  return Math.max(leastPx, largestPx * Math.sqrt(value / largest));
}

const nice = [1, 2, 2.5, 5];

/** 1, 2, 2.5 and 5 times every power of ten, from the first that is no smaller on. */
function* niceFrom(least: number): Generator<number> {
  for (let power = 10 ** Math.floor(Math.log10(least)); ; power *= 10) {
    for (const one of nice) if (one * power >= least) yield one * power;
  }
}

const at = (sorted: readonly number[], share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;

/**
 * At most four round limits between the colours, at equal distances, so that equal steps of colour are equal steps of the figure.
 * Laid over the middle nine tenths: one figure far out takes the last colour and leaves the others theirs. None for fewer than two figures.
 */
export function limitsOf(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [at(sorted, 0.05), at(sorted, 0.95)];
  if (!(high > low)) return [];
  for (const step of niceFrom((high - low) / scaleSteps)) {
    const first = Math.floor(low / step) + 1;
    const count = Math.floor(high / step) - first + 1;
    if (count < scaleSteps) return Array.from({ length: Math.max(0, count) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
  }
  return [];
}

/** The colours for so many limits, spread over the scale: 2 limits give 1, 3, 5; none gives the middle. */
export function colorsOf(limits: readonly number[]): number[] {
  if (limits.length === 0) return [Math.ceil(scaleSteps / 2)];
  return Array.from({ length: limits.length + 1 }, (_, index) => 1 + Math.round((index * (scaleSteps - 1)) / limits.length));
}

/** The colour of a figure, 1 to 5: a limit itself belongs to the colour above it. */
export function colorOf(value: number, limits: readonly number[]): number {
  const passed = limits.filter((limit) => value >= limit).length;
  return colorsOf(limits)[passed] ?? scaleSteps;
}

/** Two round figures to show bubble sizes by: a fifth of the largest one that is not over the largest value, and a fifth of that; the largest itself would take a line of its own. */
export function sizeMarksOf(largest: number): number[] {
  if (!(largest > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(largest));
  const top = [5, 2, 1].map((one) => one * power).find((mark) => mark <= largest) ?? power;
  return [top / 5, top / 25];
}
