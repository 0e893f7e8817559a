import * as z from "zod";
import type { Complaint } from "@/kernel/refusal";
import { askBuilder } from "./ask-builder";

const Covered = z.object({ complaints: z.array(z.object({ at: z.string(), says: z.string() })) });

export interface PlacedText {
  at: string;
  locale: string;
  text: string;
}

/** What the builder's fonts cannot draw, named by place and character; *unready* when the builder is away. */
export async function findMissingGlyphs(strings: PlacedText[]): Promise<Complaint[]> {
  if (strings.length === 0) return [];
  const question = { method: "POST", body: JSON.stringify({ strings }), headers: { "content-type": "application/json" } } as const;
  return (await askBuilder("/coverage", question, Covered, 20_000)).complaints;
}
