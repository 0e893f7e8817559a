// Content: one release's complete contents, immutable, addressed by its digest.
// Head: the signed pointer of one campaign; a rollback is a newer head that points at older content.
// Snapshot: for one hub, signed: every campaign with the digest of its head.
// Key set: the numbered root document that names the online keys.
// Assignment: what one hub is to hold, as its snapshot says it.
// Epoch: rises by one in the organization with every head and every assignment; nothing moves backwards.
import * as z from "zod";
import { type Digest, isDigest } from "@/kernel/digest";

const digest = z.custom<Digest>(isDigest, "is not a sha256 digest");
const compact = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const index = z.number().int().min(0).max(100_000);
const httpUrl = z.url({ protocol: /^https?$/ }).max(2_000);
const epoch = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const instant = z.iso.datetime();

/** How many of each a content may have; whoever composes one asks `tooMuchIn` first. */
export const contentLimits = { blobs: 100_000, clicks: 10_000, flights: 1_000, entries: 100_000, entriesOfCell: 100 } as const;

export const beaconEvents = ["assigned", "impression", "viewable", "hydrated", "click", "conversion"] as const;

/** `nearshelf/content@1`; unknown members are ignored, another major is refused. */
export const Content = z.object({
  schema: z.literal("nearshelf/content@1"),
  org: z.string(),
  campaign: slug,
  release: z.number().int().min(1),
  /** [SHA-256 base64url, mime, bytes] */
  blobs: z.array(z.tuple([compact, z.string().max(60), z.number().int().min(0)])).max(contentLimits.blobs),
  clicks: z.array(httpUrl).max(contentLimits.clicks),
  flights: z.array(z.object({ from: z.iso.date(), until: z.iso.date(), zone: z.string().max(60), hours: z.string().max(20) })).max(contentLimits.flights),
  entries: z
    .array(
      z.object({
        blob: index,
        concept: z.string().max(60),
        weight: z.number().int().min(1).max(1_000),
        click: index.optional(),
        rules: z.string().max(120).optional(),
        flight: index.optional(),
        beacon: z.boolean(),
      }),
    )
    .max(contentLimits.entries),
  placements: z.record(
    slug,
    z.object({
      connector: z.string().max(60),
      w: z.number().int().min(1).max(4_000),
      h: z.number().int().min(1).max(4_000),
      /** "DE/de-DE", "DE" or "*" to weighted entries. */
      pick: z.record(z.string().max(60), z.array(index).max(contentLimits.entriesOfCell)),
      backup: index,
    }),
  ),
  beacon: z.object({ sample: z.number().min(0).max(1), events: z.array(z.enum(beaconEvents)) }),
  test: z.object({ id: z.string(), hubShare: z.number().min(0).max(1), cdnBase: httpUrl }).nullable(),
  policy: z.object({
    optOut: z.array(z.enum(["gpc", "dnt", "tcf", "gpp"])),
    consent: z.literal("required-in-eea-uk-ch"),
    vendorId: z.number().int().nullable(),
    residency: z.string().max(20).nullable(),
  }),
});
export type Content = z.infer<typeof Content>;

const pointer = z.object({ release: z.number().int().min(1), content: digest });

export const causes = ["publish", "activate", "rollback", "pause", "recall", "abandon"] as const;

/** `nearshelf/head@1`, the payload of a flattened JWS with this `typ`; at most 1,000 bytes. */
export const Head = z.object({
  schema: z.literal("nearshelf/head@1"),
  org: z.string(),
  campaign: slug,
  /** The number of the key set whose online key signed it; compared before the epoch. */
  keys: z.number().int().min(1),
  epoch,
  issuedAt: instant,
  audience: z.union([z.literal("*"), z.array(z.string()).max(1_000)]),
  /** Null only before the first activation. */
  active: pointer.nullable(),
  staged: pointer.optional(),
  /** Rollback targets that hubs keep pinned, newest first. */
  kept: z.array(pointer).max(5),
  withdrawn: z.array(digest).max(1_000),
  paused: z.boolean(),
  cause: z.object({ kind: z.enum(causes), restores: z.number().int().min(1).optional(), except: z.array(z.string()).optional() }),
});
export type Head = z.infer<typeof Head>;

/** ISO 3166-1 alpha-2. */
const market = z.string().regex(/^[A-Z]{2}$/, "is not a country's two letters");

/** Cells that one hub's assignment may leave out; more are refused by it and by whoever assigns. */
export const leftOutLimit = 20_000;

/** What a hub is to hold. A market or cell that it does not name, such as one of a later release, is held. */
export const HubAssignment = z
  .object({
    /** The markets it serves. */
    markets: z.array(market).min(1).max(300),
    /** Markets that were known when it was made and that other hubs serve: nothing is held for them. */
    others: z.array(market).max(300),
    /** What it may hold, with what it fetched on demand. */
    capacityBytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
    /** Cells of its own markets that are left out: campaign and placement to keys of `pick`. */
    left: z.record(slug, z.record(slug, z.array(z.string().max(60)))),
  })
  .refine(({ left }) => countLeft(left) <= leftOutLimit, `leaves out more than ${leftOutLimit} cells`);
export type HubAssignment = z.infer<typeof HubAssignment>;

function countLeft(left: Record<string, Record<string, string[]>>): number {
  return Object.values(left)
    .flatMap((placements) => Object.values(placements))
    .reduce((sum, keys) => sum + keys.length, 0);
}

/** `nearshelf/snapshot@1`, for one hub. */
export const Snapshot = z.object({
  schema: z.literal("nearshelf/snapshot@1"),
  org: z.string(),
  hub: z.string(),
  keys: z.number().int().min(1),
  epoch,
  issuedAt: instant,
  expiresAt: instant,
  heads: z.record(slug, digest),
  lift: z.array(z.string()),
  /** Absent for a hub that holds everything. */
  stock: HubAssignment.optional(),
});
export type Snapshot = z.infer<typeof Snapshot>;

const jwk = z.object({ kid: z.string(), kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string() });

/** `nearshelf/keys@1`, signed by the root key, whose thumbprint the hub pinned when it joined. */
export const KeySet = z.object({
  schema: z.literal("nearshelf/keys@1"),
  org: z.string(),
  number: z.number().int().min(1),
  threshold: z.number().int().min(1),
  root: z.array(jwk).min(1).max(10),
  online: z.array(jwk).min(1).max(10),
  issuedAt: instant,
});
export type KeySet = z.infer<typeof KeySet>;

/** A flattened JWS as it travels. */
export const SignedDocument = z.object({ protected: z.string().max(2_000), payload: z.string(), signature: z.string().max(2_000) });

/** The `typ` of each signed document. */
export const documentTypes = { head: "nearshelf/head@1", snapshot: "nearshelf/snapshot@1", keys: "nearshelf/keys@1" } as const;

/** Limits a hub refuses beyond: bytes and nesting of a document. */
export const documentLimits = { headBytes: 16_384, snapshotBytes: 4_194_304, contentBytes: 16_777_216, depth: 8 } as const;
