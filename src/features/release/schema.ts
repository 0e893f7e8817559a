import * as z from "zod";
import { type Digest, isDigest } from "@/kernel/digest";

const note = z.string().trim().max(500);
const number = z.number().int().min(1);
export const HeadDigest = z.custom<Digest>(isDigest, "is not a sha256 digest");

/** `revision` is the campaign's revision that the screen showed. */
export const Publish = z.object({ campaignId: z.uuid(), note, revision: z.number().int().min(0) });
export type Publish = z.infer<typeof Publish>;

/** Without `to`, the previous good release. */
export const RollBack = z.object({ campaignId: z.uuid(), to: number.optional(), reason: note.min(1, "Say why: the reason is kept with the release.") });
export type RollBack = z.infer<typeof RollBack>;

export const PreviewRollback = RollBack.pick({ campaignId: true, to: true });
export type PreviewRollback = z.infer<typeof PreviewRollback>;

export const OfCampaign = z.object({ campaignId: z.uuid() });
export const OfHead = z.object({ headDigest: HeadDigest });

/** The gateway's: hubs that did not answer the staged head, each with why. */
export const Activate = z.object({
  headDigest: HeadDigest,
  skipped: z.array(z.object({ hubId: z.uuid(), name: z.string(), reason: z.string() })),
});
export type Activate = z.infer<typeof Activate>;

/** The digest of the assignment that was on screen, "" where the hub held everything: another one by then is refused. */
const standing = z.union([HeadDigest, z.literal("")]);

/** What a hub is to hold: `version` is the name of the facts that the screen's plan was made from. */
export const AssignStock = z.object({
  hubId: z.uuid(),
  markets: z
    .array(z.string().regex(/^[A-Z]{2}$/, "is not an ISO 3166-1 code"))
    .min(1, "names no market")
    .max(300),
  capacityBytes: z.number().int().min(1, "is nothing").max(Number.MAX_SAFE_INTEGER),
  target: z.number().min(0).max(1, "is 0 to 100 %"),
  version: HeadDigest,
  standing,
});
export type AssignStock = z.infer<typeof AssignStock>;

export const ClearStock = z.object({ hubId: z.uuid(), standing });
export type ClearStock = z.infer<typeof ClearStock>;
