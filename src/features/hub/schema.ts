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
  stock: z.object({ blobs: z.number().int(), bytes: z.number().int(), capacityBytes: z.number().int(), missing: z.number().int() }),
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
