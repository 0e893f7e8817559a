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
const mostLines = 6;
/** A wrapped line is this much shorter than its share of the text, in the mean; the last one not at all. */
const raggedness = 1.1;
const rulerPx = 32;
const unboundedPx = 100_000;

const kept = new Keep<Lettering>(600);
const measures = new Keep<Measure>(400);

interface Order {
  text: string;
  locale: string;
  slot: Slot;
}

/** A text's width on one line, the height of its ink and the step to a next line, all for letters of one px. */
interface Measure {
  width: number;
  ink: number;
  line: number;
}

/** The text in the largest letters that fit its slot, its lines of even length. Remembered by text, font and box. */
export function letter(text: string, locale: string, slot: Slot): Promise<Lettering> {
  const key = `${locale} ${slot.weight} ${slot.maxPx} ${slot.widthPx}x${slot.heightPx} ${text}`;
  return kept.get(key, () => set({ text, locale, slot }));
}

/** Plans size and lines from the text's measure, draws, and goes down a little as long as the drawing says no. */
async function set(order: Order): Promise<Lettering> {
  const measure = await measures.get(`${order.locale} ${order.slot.weight} ${order.text}`, () => measureOf(order));
  let plan = planOf(measure, order.slot, order.slot.maxPx);
  while (plan.fontPx > smallestPx) {
    const drawn = await drawPlan(order, plan, measure);
    if (drawn.fits) return drawn;
    plan = planOf(measure, order.slot, toStep(Math.min(plan.fontPx - stepPx, plan.fontPx * 0.95)));
  }
  return draw(order, smallestPx, order.slot.widthPx);
}

interface Plan {
  fontPx: number;
  lines: number;
}

/** The number of lines that allows the largest letters, up to `mostPx`; of two that allow the same, the fewer lines. */
function planOf({ width, ink, line }: Measure, { widthPx, heightPx }: Slot, mostPx: number): Plan {
  let best: Plan = { fontPx: 0, lines: 1 };
  for (let lines = 1; lines <= mostLines; lines += 1) {
    const wide = (widthPx * lines) / (width * (lines === 1 ? 1 : raggedness));
    const high = heightPx / (ink + (lines - 1) * line);
    const fontPx = Math.max(smallestPx, toStep(Math.min(mostPx, wide, high)));
    if (fontPx > best.fontPx) best = { fontPx, lines };
  }
  return best;
}

/** At the narrowest width that needs no line more than planned, so that no word is left alone; at last at the slot's whole width. */
async function drawPlan(order: Order, { fontPx, lines }: Plan, measure: Measure): Promise<Lettering> {
  const most = fontPx * (measure.ink + (lines - 0.5) * measure.line);
  for (const looseness of lines > 1 ? [1.03, 1.14, 1.3] : []) {
    const width = Math.ceil(((measure.width * fontPx) / lines) * looseness);
    if (width >= order.slot.widthPx) break;
    const drawn = await draw(order, fontPx, width);
    if (drawn.fits && drawn.widthPx <= width && drawn.heightPx < most) return drawn;
  }
  const whole = await draw(order, fontPx, order.slot.widthPx);
  return whole.fits && whole.heightPx >= most && lines < mostLines ? drawPlan(order, { fontPx, lines: lines + 1 }, measure) : whole;
}

async function measureOf(order: Order): Promise<Measure> {
  const one = await draw(order, rulerPx, unboundedPx);
  const two = await draw({ ...order, text: `${order.text}\n${order.text}` }, rulerPx, unboundedPx);
  return { width: one.widthPx / rulerPx, ink: one.heightPx / rulerPx, line: (two.heightPx - one.heightPx) / rulerPx };
}

function toStep(px: number): number {
  return Math.floor(px / stepPx) * stepPx;
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
