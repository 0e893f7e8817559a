import * as z from "zod";

/** Where a figure is from, such as a file's name, and the day it is of. */
const source = z.object({ source: z.string().max(120), on: z.iso.date() });

/** The stored sources of a market's figures. */
export const FigureSources = z.object({ cpm: source, dailyImpressions: source, conversionRate: source, ttfbP75: source }).partial();
export type FigureSources = z.infer<typeof FigureSources>;
