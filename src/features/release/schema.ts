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
