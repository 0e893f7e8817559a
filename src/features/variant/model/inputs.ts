// Variant: one cell of market × locale × rules × connector × size, built.
// Inputs: everything a person chose that determines a variant's bytes; frozen when Build is pressed.
// Inputs digest: hash of the inputs; a variant whose inputs have changed since is stale.
// Build key: hash of the inputs and the builder's environment (fonts, sharp, ICU, platform): what determines the bytes.
// Backup: the placement's neutral variant, market "*" and locale "und": the master without any copy.
import * as z from "zod";
import { type Digest, isDigest } from "@/kernel/digest";

/** Raised when the same inputs would give other bytes: layout, text preparation or encoding changed. */
export const recipeVersion = 1;

/** The market and locale of a placement's backup cell. */
export const backupCell = { market: "*", locale: "und" } as const;

/** What one variant is made from. Copy is NFC as typed; `price` is a plain decimal. An absent key draws nothing. */
export const VariantInputs = z.object({
  recipe: z.literal(recipeVersion),
  master: z.custom<Digest>(isDigest),
  focal: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }),
  size: z.object({ widthPx: z.number().int().min(1).max(4_000), heightPx: z.number().int().min(1).max(4_000) }),
  market: z.string(),
  locale: z.string(),
  currency: z.string().nullable(),
  copy: z.record(z.string(), z.string()),
  /** The template's name and version; one is built in per size family. */
  template: z.string(),
  format: z.enum(["webp", "jpeg"]),
  budgetBytes: z.number().int().min(1_000),
  connector: z.string(),
  rules: z.string(),
});
export type VariantInputs = z.infer<typeof VariantInputs>;

/** One check of a variant: passed or the reason, with the figure measured and its limit where there is one. */
export const PreflightReport = z.object({
  checks: z.array(z.object({ name: z.string(), passed: z.boolean(), says: z.string() })),
});
export type PreflightReport = z.infer<typeof PreflightReport>;
