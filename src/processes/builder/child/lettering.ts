import type { Slot } from "@/features/creative/model/template";
import { fontFamilyOf, toMarkup } from "@/features/creative/model/text";
import { Keep } from "./keep";
import { sharp } from "./sharp";

/** One text as drawn: how opaque each pixel of its ink box is, 0 to 255. */
export interface Lettering {
  mask: Uint8Array;
  widthPx: number;
  heightPx: number;
  fontPx: number;
  /** False when it stays outside its box even at the smallest size. */
  fits: boolean;
}

/** Below this nothing is drawn smaller; pre-flight has complained long before. */
const smallestPx = 6;
const stepPx = 0.5;

const kept = new Keep<Lettering>(600);

interface Order {
  text: string;
  locale: string;
  slot: Slot;
}

/** The text in the largest letters that fit its slot, its lines of even length. Remembered by text, font and box. */
export function letter(text: string, locale: string, slot: Slot): Promise<Lettering> {
  const key = `${locale} ${slot.weight} ${slot.maxPx} ${slot.widthPx}x${slot.heightPx} ${text}`;
  return kept.get(key, async () => even(await largest({ text, locale, slot }), { text, locale, slot }));
}

/** Tries the largest size, then closes in on the largest that fits by what the last try measured. */
async function largest(order: Order): Promise<Lettering> {
  const { slot } = order;
  let over = await draw(order, slot.maxPx, slot.widthPx);
  if (over.fits) return over;
  let best: Lettering | null = null;
  while (over.fontPx - (best?.fontPx ?? smallestPx) > stepPx) {
    const tried: Lettering = await draw(order, best ? middle(best.fontPx, over.fontPx) : guess(over, slot), slot.widthPx);
    if (tried.fits) best = tried;
    else over = tried;
  }
  return best ?? draw(order, smallestPx, slot.widthPx);
}

/** What the overflow suggests, at least a step smaller. */
function guess(over: Lettering, slot: Slot): number {
  const share = Math.min(slot.widthPx / over.widthPx, Math.sqrt(slot.heightPx / over.heightPx));
  return Math.max(smallestPx + stepPx, Math.min(over.fontPx - stepPx, toStep(over.fontPx * share)));
}

function middle(lowPx: number, highPx: number): number {
  return Math.max(lowPx + stepPx, Math.min(highPx - stepPx, toStep((lowPx + highPx) / 2)));
}

function toStep(px: number): number {
  return Math.round(px / stepPx) * stepPx;
}

/** Several lines are wrapped to the narrowest width that needs no further line, so that no word is left alone. */
async function even(fitted: Lettering, order: Order): Promise<Lettering> {
  if (!fitted.fits || fitted.heightPx < fitted.fontPx * 1.9) return fitted;
  let best = fitted;
  let narrow = Math.floor(fitted.widthPx * 0.45);
  for (let tries = 0; tries < 4 && best.widthPx - narrow > 4; tries += 1) {
    const width = Math.ceil((narrow + best.widthPx) / 2);
    const tried = await draw(order, fitted.fontPx, width);
    if (tried.widthPx <= width && tried.fits && tried.heightPx < fitted.heightPx + fitted.fontPx / 2) best = tried;
    else narrow = width;
  }
  return best;
}

async function draw({ text, locale, slot }: Order, fontPx: number, widthPx: number): Promise<Lettering> {
  const font = `${fontFamilyOf(locale)} ${slot.weight} ${fontPx}`;
  const { data, info } = await sharp({ text: { text: toMarkup(text, locale), font, width: widthPx, dpi: 72, wrap: "word", align: "left" } })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const mask = new Uint8Array(info.width * info.height);
  for (let at = 0; at < mask.length; at += 1) mask[at] = data[at * info.channels] ?? 0;
  return { mask, widthPx: info.width, heightPx: info.height, fontPx, fits: info.width <= slot.widthPx && info.height <= slot.heightPx };
}
