import { layoutOf, type SlotKey } from "@/features/creative/model/template";
import { type Arrangement, arrange, type Placed } from "@/features/creative/model/template-arrange";
import type { Box } from "@/features/creative/model/template-crop";
import { textsOf } from "@/features/creative/model/template-texts";
import { directionOf, visibleCharacters } from "@/features/creative/model/text";
import type { VariantInputs } from "@/features/variant/model/inputs";
import type { TextFacts } from "@/features/variant/model/preflight";
import { blank, fillMask, fillPill, lay, shade } from "./canvas";
import { luminanceAt, luminanceOf, type Rgb, ratioOf } from "./colour";
import { type Lettering, letter } from "./lettering";
import { type Tile, tileOf } from "./photo";
import type { Raster } from "./sharp";

const white: Rgb = [255, 255, 255];
/** The contrast that the shade is made strong enough for, over WCAG's 4.5 since encoding costs some. */
const wantedContrast = 5.2;
const weakestShade = 0.55;
const strongestShade = 0.95;
/** The brightest fiftieth under a text is left out: single highlights do not make it unreadable. */
const ignoredShare = 0.02;

export interface Composed {
  raster: Raster;
  texts: TextFacts[];
  leftOut: string[];
  glyphs: number;
}

/** Draws one variant: photo, shade, pill and texts, and measures each text's contrast on the pixels under it. */
export async function compose(inputs: VariantInputs, blobs: string): Promise<Composed> {
  const texts = textsOf(inputs);
  const layout = layoutOf(inputs.size, [...texts.keys()]);
  const lettered = new Map<SlotKey, Lettering>();
  for (const slot of layout.slots) lettered.set(slot.key, await letter(texts.get(slot.key) ?? "", inputs.locale, slot));
  const arrangement = arrange(layout, lettered, directionOf(inputs.locale));
  const tile = await tileOf({ master: inputs.master, blobs, photo: arrangement.photo, focal: inputs.focal });
  const raster = background(inputs, arrangement, tile);
  const facts = arrangement.placed.map((placed) => drawText(raster, placed, lettered.get(placed.key), tile.tint));
  return {
    raster,
    texts: facts.flatMap((fact) => fact ?? []),
    leftOut: [...texts.keys()].filter((key) => !lettered.has(key)),
    glyphs: new Set([...texts.values()].flatMap(visibleCharacters)).size,
  };
}

function background({ size }: VariantInputs, arrangement: Arrangement, tile: Tile): Raster {
  const canvas = blank(size, tile.tint);
  lay(canvas, tile, arrangement.photo);
  if (!arrangement.shade) return canvas;
  const boxes = arrangement.placed.map(({ ink, pill }) => pill ?? ink);
  shade(canvas, arrangement.shade, tile.tint, arrangement.shade.axis === "x" ? 1 : strengthFor(canvas, boxes, tile.tint));
  return canvas;
}

/** The weakest shade under which white reads on the brightest pixels that a text will cover. */
function strengthFor(canvas: Raster, boxes: Box[], tint: Rgb): number {
  const brightest = Math.max(0, ...boxes.map((box) => luminanceAt(canvas, box, ignoredShare)));
  const grey = 255 * (brightest <= 0.0031308 ? 12.92 * brightest : 1.055 * brightest ** (1 / 2.4) - 0.055);
  for (let strength = weakestShade; strength < strongestShade; strength += 0.05) {
    const mixed = tint.map((dark) => Math.min(255, Math.round(grey * (1 - strength) + dark * strength)));
    if (ratioOf(1, luminanceOf(mixed[0] ?? 0, mixed[1] ?? 0, mixed[2] ?? 0)) >= wantedContrast) return strength;
  }
  return strongestShade;
}

function drawText(canvas: Raster, { key, ink, pill }: Placed, lettering: Lettering | undefined, tint: Rgb): TextFacts | null {
  if (!lettering) return null;
  if (pill) fillPill(canvas, pill, white);
  const colour = pill ? tint : white;
  const under = luminanceAt(canvas, ink, pill ? 1 - ignoredShare : ignoredShare);
  fillMask(canvas, lettering.mask, ink, colour);
  return { key, fontPx: lettering.fontPx, bold: key !== "subline", fits: lettering.fits, contrast: ratioOf(luminanceOf(...colour), under) };
}
