import * as z from "zod";
import { type Digest, isDigest } from "@/kernel/digest";

// The wire between hub and gateway, /api/hub/v1. Authorization: Bearer <hubId>.<secret>, except POST /enrol.

const digest = z.custom<Digest>(isDigest, "is not a sha256 digest");
export const HubName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "uses a to z, 0 to 9 and dashes");

/** What a join token says once decoded: `nsj1.` + base64url of this JSON. The gateway keeps only the secret's hash. */
export const JoinToken = z.object({ org: z.string(), root: z.string(), secret: z.string().min(40) });
export type JoinToken = z.infer<typeof JoinToken>;

/** POST /enrol. */
export const Enrol = z.object({
  secret: z.string().min(40).max(200),
  name: HubName,
  publicUrl: z.url({ protocol: /^https?$/ }),
  residency: z.string().max(20),
  publicKey: z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() }),
  version: z.string().max(40),
});
export type Enrol = z.infer<typeof Enrol>;

/** Its answer; `keys` are the key set documents 1 … n, each a flattened JWS. */
export const Enrolled = z.object({ hub: z.string(), org: z.string(), credential: z.string(), keys: z.array(z.unknown()) });
export type Enrolled = z.infer<typeof Enrolled>;

/** GET /snapshot: the signed snapshot and every head it names, each a flattened JWS. ETag = snapshot digest. */
export const SnapshotAnswer = z.object({ snapshot: z.unknown(), heads: z.array(z.unknown()) });

/** GET /stream, server-sent events: `id:` the epoch, `event: head`, `data:` the flattened JWS in one line. */
export const streamEvent = "head";
/** On the same stream, without an id: this hub's snapshot changed besides its heads; it asks for it at once. Hubs that do not know it poll. */
export const snapshotEvent = "snapshot";

/** POST /acks. */
export const Acks = z.object({
  acks: z
    .array(
      z.object({
        head: digest,
        kind: z.enum(["staged", "activated", "refused"]),
        // U+0000 cannot be stored, and would spoil the batch that other hubs' acknowledgements are in.
        reason: z
          .string()
          .max(300)
          .refine((text) => !text.includes("\0"), "holds U+0000")
          .optional(),
        tookMs: z.number().min(0).optional(),
      }),
    )
    .min(1)
    .max(1_000),
});
export type Acks = z.infer<typeof Acks>;

/** POST /status, every 5 s and after every change; answered with the gateway's time. */
export const HubStatus = z.object({
  version: z.string().max(40),
  run: z.string().max(60),
  clockAt: z.iso.datetime(),
  epoch: z.number().int().min(0),
  /** Campaign slug to what it serves. */
  heads: z.record(z.string(), z.object({ head: digest, active: z.number().int().nullable(), staged: z.number().int().nullable() })),
  stock: z.object({
    blobs: z.number().int(),
    bytes: z.number().int(),
    capacityBytes: z.number().int(),
    /** Blobs it should hold by its plan and does not. */
    missing: z.number().int(),
    /** Digest of the assignment it follows, "" while it holds everything; absent from hubs that know of none. */
    plan: z.union([digest, z.literal("")]).optional(),
    /** Blobs of its releases that its plan leaves out, and how many of them are here since they were asked for. */
    leftOut: z.number().int().optional(),
    fetched: z.number().int().optional(),
  }),
  stockouts: z.number().int(),
  requestsPerSecond: z.number(),
  /** Segments written but not yet accepted. */
  backlog: z.number().int(),
  refusals: z.array(z.object({ head: z.string(), reason: z.string(), at: z.iso.datetime() })).max(20),
  stale: z.boolean(),
});
export type HubStatus = z.infer<typeof HubStatus>;

/** Answer of POST /status. */
export const StatusAnswer = z.object({ now: z.iso.datetime() });

// Candidate sites and questions to the placement planner.

/** At most this many hubs are compared. */
export const mostHubs = 8;

const siteKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, "uses a to z, 0 to 9 and dashes, at most 60");
const currency = z.string().regex(/^[A-Z]{3}$/, "is not an ISO 4217 code");
const country = z.string().regex(/^[A-Z]{2}$/, "is not an ISO 3166-1 code");
const micros = z.number().int().min(0, "is not below zero").max(1e13, "is more than ten million");
/** In the reporting currency, which may be one of small units. */
const sumMicros = z.number().int().min(0, "is not below zero").max(Number.MAX_SAFE_INTEGER, "is too large");
const placeOnEarth = {
  latitude: z.number().min(-90, "is from −90 to 90 degrees").max(90, "is from −90 to 90 degrees"),
  longitude: z.number().min(-180, "is from −180 to 180 degrees").max(180, "is from −180 to 180 degrees"),
};
const siteFacts = {
  key: siteKey,
  provider: z.string().trim().min(1, "is missing").max(40),
  name: z.string().trim().min(1, "is missing").max(80),
  country,
  ...placeOnEarth,
  residency: z.string().regex(/^([A-Z]{2,20})?$/, "is EU, a country's code, or empty"),
};

/** A site as it should be; `isNew` refuses a key that is taken. */
export const SaveSite = z.object({ ...siteFacts, monthlyCostMicros: micros, currency, isNew: z.boolean() });
export type SaveSite = z.infer<typeof SaveSite>;

export const NameSite = z.object({ key: siteKey });
export type NameSite = z.infer<typeof NameSite>;

const keys = z.array(siteKey).max(300);

/** A question to the planner. Money is in the reporting currency. */
export const AskPlan = z.object({
  limit: z.discriminatedUnion("by", [
    z.object({ by: z.literal("number"), hubs: z.number().int().min(1, "is 1 to 8").max(mostHubs, "is 1 to 8") }),
    z.object({ by: z.literal("budget"), micros: sumMicros }),
  ]),
  /** What one millisecond less is worth on a million impressions. */
  worthMicros: z.number().int().min(0, "is not below zero").max(1e9, "is at most 1,000"),
  /** EEA markets are served from sites of residency EU only. */
  residency: z.boolean(),
  /** Today's p75 TTFB of a market where none is known; null: such a market does not weigh in. */
  assumedTtfbMs: z.number().int().min(1, "is 1 to 60,000 ms").max(60_000, "is 1 to 60,000 ms").nullable(),
  /** Sites that have a hub in every answer, and in none. */
  forceIn: keys,
  forceOut: keys,
  /** Markets that do not count. */
  leaveOut: z.array(country).max(300),
});
export type AskPlan = z.infer<typeof AskPlan>;

export const NamePlan = z.object({ planId: z.uuid() });
export type NamePlan = z.infer<typeof NamePlan>;

/** A candidate as it was when the question was asked, its cost a month in the reporting currency. */
export const PlanSite = z.object({ ...siteFacts, costMicros: sumMicros, forced: z.boolean() });
export type PlanSite = z.infer<typeof PlanSite>;

/** A market as it was when the question was asked. */
export const PlanMarket = z.object({
  market: country,
  name: z.string(),
  place: z.object(placeOnEarth).nullable(),
  dailyImpressions: z.number().min(0),
  /** Its p75 TTFB on today's path; null: it does not weigh in. */
  todayMs: z.number().min(0).nullable(),
  todayFrom: z.enum(["measured", "entered", "assumed"]).nullable(),
  /** Only sites of residency EU may serve it. */
  euOnly: z.boolean(),
});
export type PlanMarket = z.infer<typeof PlanMarket>;

/** What is stored of a question: all that its answers follow from. */
export const PlanInputs = z.object({
  version: z.literal(1),
  asked: AskPlan,
  /** The reporting currency. */
  currency,
  sites: z.array(PlanSite).min(1),
  markets: z.array(PlanMarket).min(1),
  /** What was left out or cannot be helped, named. */
  notes: z.array(z.object({ at: z.string(), says: z.string() })),
  /** Answered for each number of hubs of these. */
  numbers: z.array(z.number().int().min(1).max(mostHubs)).min(1).max(mostHubs),
});
export type PlanInputs = z.infer<typeof PlanInputs>;

/** The best plan with at most so many hubs. */
export const PlanAnswer = z.object({
  hubs: z.number().int(),
  /** Proven: no other choice is better. */
  optimal: z.boolean(),
  /** How far from the best this may be, as a share of its total; null when nothing is known. */
  gap: z.number().nullable(),
  tookMs: z.number(),
  /** Keys of the sites with a hub. */
  sites: z.array(z.string()),
  /** Which site serves a market; null: today's path. `ttfbMs` is null where nothing is known of it. */
  serves: z.array(z.object({ market: country, site: z.string().nullable(), ttfbMs: z.number().nullable() })),
});
export type PlanAnswer = z.infer<typeof PlanAnswer>;

export const PlanResult = z.object({ answers: z.array(PlanAnswer) });
export type PlanResult = z.infer<typeof PlanResult>;

// What the control plane plans for a hub's stock.

export const OfHub = z.object({ name: HubName });
export type OfHub = z.infer<typeof OfHub>;

/** What a stock plan comes to, as it is kept with the assignment. Requests and stockouts are expected numbers a day. */
export const StockFigures = z.object({
  target: z.number(),
  capacityBytes: z.number(),
  backupBytes: z.number(),
  /** All that is held, backups included. */
  heldBytes: z.number(),
  requestsPerDay: z.number(),
  /** Share of requests whose variant is held; null when no served market has figures. */
  inStockRate: z.number().nullable(),
  /** At most: what was fetched for one request may stay for the next. */
  stockoutsPerDay: z.number(),
  /** Distinct variants that are asked for at least once a day, and those of them that are left out. */
  distinctPerDay: z.number(),
  distinctLeftPerDay: z.number(),
  lines: z.object({ backup: z.number(), forecast: z.number(), safety: z.number(), left: z.number(), elsewhere: z.number() }),
});
export type StockFigures = z.infer<typeof StockFigures>;
