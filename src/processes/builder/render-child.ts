// Render child: draws variants and looks at uploads, in a process of its own that can be killed.
// Owns: sharp, the decoded photos and tiles it keeps. Stores nothing, knows no secret and no database.
// Killed by: a decoder that hangs (the parent's time budget), running out of memory, the parent's end.
// Survives: nothing; the parent starts another and its job is tried again.

import { encoders } from "./child/encode";
import { inspectFile } from "./child/inspect";
import { renderVariant } from "./child/render";
import { sharp } from "./child/sharp";
import { versions } from "./child/versions";
import { type ChildFacts, type InspectAnswer, InspectErrand, RenderErrand, type RenderWord } from "./errand";

process.once("disconnect", () => process.exit(0));

function tell(word: RenderWord): void {
  process.send?.(word);
}

export async function render(task: unknown): Promise<void> {
  const { blobs, inputs } = RenderErrand.parse(task);
  for (const [index, input] of inputs.entries()) {
    tell({ index, word: "begun" });
    try {
      tell({ index, word: "done", rendered: await renderVariant(input, blobs) });
    } catch (error) {
      tell({ index, word: "failed", reason: error instanceof Error ? error.message : String(error) });
    }
  }
}

export function inspect(task: unknown): Promise<InspectAnswer> {
  return inspectFile(InspectErrand.parse(task));
}

/** Draws a letter too, so that the fonts are read before the first variant is timed. */
export async function facts(): Promise<ChildFacts> {
  await sharp({ text: { text: "a", font: "Noto Sans 12", dpi: 72 } })
    .raw()
    .toBuffer();
  return { versions: versions(), encoders };
}
