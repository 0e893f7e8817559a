import * as z from "zod";
import { beaconEvents } from "@/features/release/model/document";

/** One beacon as its query says it: `/e?c=autumn-roast&p=home-mpu&m=DE&l=de-DE&r=1&v=9f3ca1e4&a=h&e=impression&n=…&q=31&s=40`. */
export const Beacon = z.object({
  /** Campaign and placement. */
  c: z.string().min(1).max(63),
  p: z.string().min(1).max(63),
  m: z.string().regex(/^([A-Z]{2}|\*)$/),
  l: z.string().max(35).default(""),
  r: z.coerce.number().int().min(1).max(1_000_000_000),
  /** First 8 hex of the digest; empty for `assigned`. */
  v: z
    .string()
    .regex(/^([0-9a-f]{8})?$/)
    .default(""),
  /** Arm: hub or cdn. */
  a: z.enum(["h", "c"]),
  e: z.enum(beaconEvents),
  /** Random 64 bits of this impression, hex: only for the rolling replay filter. */
  n: z.string().regex(/^[0-9a-f]{16}$/),
  /** TTFB ms: responseStart − requestStart; and from startTime. Only with impression. */
  q: z.coerce.number().min(0).max(600_000).optional(),
  s: z.coerce.number().min(0).max(600_000).optional(),
  /** Tag start to interactive, ms. Only with hydrated. */
  h: z.coerce.number().min(0).max(600_000).optional(),
  /** Kept apart: t test page, s simulated. */
  u: z.enum(["t", "s"]).optional(),
  /** 1: the publisher vouches for the viewer's consent. */
  k: z.enum(["0", "1"]).optional(),
  gdpr: z.string().max(1).optional(),
  gdpr_consent: z.string().max(4_000).optional(),
  gpp: z.string().max(4_000).optional(),
  gpp_sid: z.string().max(60).optional(),
});
export type Beacon = z.infer<typeof Beacon>;

/** Why a beacon was not recorded; the order is the order of the checks. */
export const dropReasons = ["malformed", "unknown", "replayed", "gpc", "dnt", "gpp", "tcf", "no-consent", "sampled", "overflow"] as const;
export type DropReason = (typeof dropReasons)[number];

export const measures = ["ttfb", "ttfb_start", "hydration"] as const;
export type Measure = (typeof measures)[number];

const label = z.enum(["", "test", "simulated"]);
const windowAt = z.number().int().min(0);
const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const name = z.string().max(63);

/** POST /beacons: one immutable segment. Windows are seconds since 1970, multiples of 10. */
export const Segment = z.object({
  run: z.string().regex(/^[0-9a-f]{32}$/),
  seq: z.number().int().min(1),
  /** [campaign, placement, market, locale, release, variant, arm, event, label, windowAt, count] */
  counters: z
    .array(
      z.tuple([
        name,
        name,
        z.string().max(2),
        z.string().max(35),
        z.number().int(),
        z.string().max(8),
        z.enum(["hub", "cdn"]),
        z.enum(beaconEvents),
        label,
        windowAt,
        count,
      ]),
    )
    .max(50_000),
  /** [campaign, placement, market, arm, measure, label, windowAt, bin, count] */
  bins: z
    .array(z.tuple([name, name, z.string().max(2), z.enum(["hub", "cdn"]), z.enum(measures), label, windowAt, z.number().int().min(0).max(300), count]))
    .max(200_000),
  /** [reason, windowAt, count] */
  receipts: z.array(z.tuple([z.enum(dropReasons), windowAt, count])).max(1_000),
});
export type Segment = z.infer<typeof Segment>;

/** Answer of POST /beacons: 200 counted or already counted, 409 quarantined. */
export const SegmentAnswer = z.object({ outcome: z.enum(["counted", "already", "quarantined"]) });

/** A range of time, half-open, and one campaign or all. */
export const UsageRange = z.object({ from: z.date(), until: z.date(), campaign: z.string().max(63).optional() });
export type UsageRange = z.infer<typeof UsageRange>;

/** One kind of traffic: "" is real. */
export const WindowsOf = z.object({ label });
