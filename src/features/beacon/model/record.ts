// Record: what is left of a beacon once every check has run: a counted key with its durations, or a reason. It names nobody.
// Window: ten seconds, named by its first second since 1970.
import * as z from "zod";
import { beaconEvents } from "@/features/release/model/document";
import { dropReasons } from "../schema";

const ms = z.number().min(0).max(600_000).nullable();
const windowAt = z.number().int().min(0);

export const Counted = z.object({
  campaign: z.string().max(63),
  placement: z.string().max(63),
  market: z.string().max(2),
  locale: z.string().max(35),
  release: z.number().int().min(1),
  variant: z.string().max(8),
  arm: z.enum(["hub", "cdn"]),
  event: z.enum(beaconEvents),
  label: z.enum(["", "test", "simulated"]),
  windowAt,
  ttfb: ms,
  ttfbStart: ms,
  hydration: ms,
});
export type Counted = z.infer<typeof Counted>;

export const Dropped = z.object({ reason: z.enum(dropReasons), windowAt });
export type Dropped = z.infer<typeof Dropped>;

/** One line of the write-ahead file. */
export const BeaconRecord = z.union([Counted, Dropped]);
export type BeaconRecord = z.infer<typeof BeaconRecord>;

/** The window of a moment in milliseconds. */
export function windowOf(nowMs: number): number {
  return Math.floor(nowMs / 10_000) * 10;
}
