import * as z from "zod";
import type { masterTypes } from "@/features/creative/model/master";
import { type PreflightReport, VariantInputs } from "@/features/variant/model/inputs";

// What the builder sends to a render child and hears back. Bytes travel as Buffers (structured clone).

/** Variants of one master, drawn one after the other; each result is told as soon as it is there. */
export const RenderErrand = z.object({ blobs: z.string(), inputs: z.array(VariantInputs) });
export type RenderErrand = z.infer<typeof RenderErrand>;

/** A child's word while it renders: it begins with a variant, or has finished it, or could not make it. */
export type RenderWord =
  | { index: number; word: "begun" }
  | { index: number; word: "done"; rendered: Rendered }
  | { index: number; word: "failed"; reason: string };

export interface Rendered {
  bytes: Uint8Array;
  mime: string;
  renderMs: number;
  preflight: PreflightReport;
}

/** A file to look at: `path` is the spooled upload. */
export const InspectErrand = z.object({ path: z.string(), name: z.string(), mime: z.string() });
export type InspectErrand = z.infer<typeof InspectErrand>;

/** What came out, or the sentence that refuses the file. */
export type InspectAnswer =
  | { refused: { code: "invalid" | "limit"; says: string } }
  | { refused: null; mime: keyof typeof masterTypes; widthPx: number; heightPx: number; focal: { x: number; y: number }; proof: Uint8Array };

/** What of a child shows in the bytes it makes: part of every build key. */
export interface ChildFacts {
  versions: Record<string, string>;
  encoders: Record<string, Record<string, number | string | boolean>>;
}
