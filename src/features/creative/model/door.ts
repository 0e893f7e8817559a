import * as z from "zod";
import { VariantInputs } from "@/features/variant/model/inputs";
import { type Digest, isDigest } from "@/kernel/digest";
import { masterTypes } from "./master";

// The builder's private door (BUILDER_URL, header `authorization: Bearer <BUILDER_SECRET>`):
//   POST /inspect?name=<file name>&mime=<declared type>   body: the file's bytes   -> Inspected | problem
//   POST /preview                                          body: PreviewRequest     -> Previewed | problem
//   POST /coverage                                         body: { strings: [{ at, locale, text }] }, 20,000 and 1 MiB at most
//                                                                                          -> { complaints: Complaint[] } | problem
//   GET  /healthz                                                                   -> 204
// A problem is { code: RefusalCode, says: string, complaints: Complaint[] } with status 422 (or 401, 413, 503).

const digest = z.custom<Digest>(isDigest);

/** A master that passed: both blobs are stored. The focal point is proposed by attention, 0 to 1. */
export const Inspected = z.object({
  digest,
  proofDigest: digest,
  mime: z.enum(Object.keys(masterTypes) as [keyof typeof masterTypes]),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  bytes: z.number().int(),
  focal: z.object({ x: z.number(), y: z.number() }),
});
export type Inspected = z.infer<typeof Inspected>;

export const PreviewRequest = z.object({ organizationId: z.uuid(), inputs: VariantInputs });
export type PreviewRequest = z.infer<typeof PreviewRequest>;

/** Rendered by the code of the build; nothing is stored. */
export const Previewed = z.object({
  mime: z.string(),
  base64: z.string(),
  bytes: z.number().int(),
  renderMs: z.number(),
  preflight: z.object({ checks: z.array(z.object({ name: z.string(), passed: z.boolean(), says: z.string() })) }),
});
export type Previewed = z.infer<typeof Previewed>;

export const BuilderProblem = z.object({
  code: z.enum(["missing", "forbidden", "conflict", "invalid", "limit", "unready"]),
  says: z.string(),
  complaints: z.array(z.object({ at: z.string(), says: z.string() })),
});
