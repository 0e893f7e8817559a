import * as z from "zod";
import type { Complaint } from "@/kernel/refusal";
import { askBuilder } from "./ask-builder";

const Covered = z.object({ complaints: z.array(z.object({ at: z.string(), says: z.string() })) });

export interface PlacedText {
  at: string;
  locale: string;
  text: string;
}

/** What one call may carry; the builder's door takes 20,000 strings and 1 MiB, and a deck may have 50,000. */
const portion = { strings: 5_000, bytes: 800_000 } as const;

/** What the builder's fonts cannot draw, named by place and character; *unready* when the builder is away. */
export async function findMissingGlyphs(strings: PlacedText[]): Promise<Complaint[]> {
  const complaints: Complaint[] = [];
  for (const some of portionsOf(strings)) {
    const question = { method: "POST", body: JSON.stringify({ strings: some }), headers: { "content-type": "application/json" } } as const;
    complaints.push(...(await askBuilder("/coverage", question, Covered, 20_000)).complaints);
  }
  return complaints;
}

function portionsOf(strings: PlacedText[]): PlacedText[][] {
  const portions: PlacedText[][] = [];
  let bytes = 0;
  for (const string of strings) {
    const size = Buffer.byteLength(JSON.stringify(string)) + 1;
    const last = portions.at(-1);
    if (last && last.length < portion.strings && bytes + size <= portion.bytes) last.push(string);
    else portions.push([string]);
    bytes = portions.at(-1) === last ? bytes + size : size;
  }
  return portions;
}
