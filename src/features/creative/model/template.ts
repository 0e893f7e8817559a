// Template: where the copy of a creative stands, worked out for any size from its family.
// Family: sizes that are laid out alike; rectangle, portrait, leaderboard, billboard, small.
// Slot: the most room and the largest letters one copy key gets. Block: rows of slots that are stacked and set together.
// Shade: the photo's fade into a dark tint, so that light text reads on any photo.
// All boxes are for left-to-right text; `arrange` mirrors them for right-to-left locales.
import type { Box, Size } from "./template-crop";

export const slotKeys = ["headline", "subline", "price", "cta"] as const;
export type SlotKey = (typeof slotKeys)[number];

export type Family = "rectangle" | "portrait" | "leaderboard" | "billboard" | "small";

export interface Slot {
  key: SlotKey;
  widthPx: number;
  heightPx: number;
  maxPx: number;
  weight: "Regular" | "Bold";
}

export interface Block {
  box: Box;
  gapPx: number;
  upright: "middle" | "bottom";
  /** How the slots of one row share it. */
  spread: "between" | "start" | "center";
  rows: SlotKey[][];
}

export interface Layout {
  family: Family;
  size: Size;
  slots: Slot[];
  blocks: Block[];
  photo: Box;
  /** `y`: from above the text to the bottom. `x`: solid up to `solidPx`, clear from `clearPx` on. */
  fade: { axis: "y"; lengthPx: number } | { axis: "x"; solidPx: number; clearPx: number } | null;
  pill: { heightPx: number; paddingPx: number; full: boolean };
}

/** The smallest letters that pre-flight passes, in px of font size. */
export const minimumTextPx = 9;

/** The family of a size, from its aspect and area: `small` under 60 px of height or 20,000 px². */
export function familyOf({ widthPx, heightPx }: Size): Family {
  const aspect = widthPx / heightPx;
  if (heightPx < 60 || widthPx * heightPx < 20_000) return "small";
  if (aspect >= 4.5 || (aspect >= 2.2 && heightPx < 180)) return "leaderboard";
  if (aspect >= 2.2) return "billboard";
  return aspect > 0.72 ? "rectangle" : "portrait";
}

/** The name and version of the built-in template of a size, such as `rectangle@1`; part of a variant's inputs. */
export function templateFor(widthPx: number, heightPx: number): string {
  return `${familyOf({ widthPx, heightPx })}@1`;
}

/** The layout of a size for the copy keys that have text. Without any, the photo fills the size and nothing is shaded. */
export function layoutOf(size: Size, keys: readonly string[]): Layout {
  const family = familyOf(size);
  const present = slotKeys.filter((key) => keys.includes(key) && hasRoom(family, size, key, keys));
  const layout = families[family](size);
  const drawn = (key: SlotKey) => present.includes(key);
  const blocks = layout.blocks.map((block) => ({ ...block, rows: block.rows.map((row) => row.filter(drawn)).filter((row) => row.length > 0) }));
  const bare = present.length === 0;
  return {
    ...layout,
    family,
    size,
    slots: layout.slots.filter(({ key }) => drawn(key)),
    blocks: blocks.filter(({ rows }) => rows.length > 0),
    photo: bare ? { xPx: 0, yPx: 0, ...size } : layout.photo,
    fade: bare ? null : layout.fade,
  };
}

/** What a small banner leaves out, the least important first. */
function hasRoom(family: Family, { widthPx, heightPx }: Size, key: SlotKey, keys: readonly string[]): boolean {
  if (family !== "small") return true;
  if (key === "subline") return false;
  if (key === "price") return widthPx >= 260 && heightPx >= 44;
  if (key === "cta") return widthPx >= 180 || !keys.includes("headline");
  return true;
}

type Shape = Omit<Layout, "family" | "size">;

const families: Record<Family, (size: Size) => Shape> = { rectangle, portrait, leaderboard, billboard, small };

function rectangle({ widthPx: w, heightPx: h }: Size): Shape {
  const unit = Math.min(w, h * 1.25);
  const pad = Math.round(unit * 0.055);
  const inner = w - 2 * pad;
  const head = unit * 0.085;
  const cta = unit * 0.05;
  const pill = { heightPx: Math.round(cta * 2.25), paddingPx: Math.round(cta), full: false };
  return {
    slots: [
      slot("headline", inner, h * 0.34, head, "Bold"),
      slot("subline", inner, h * 0.17, head * 0.58, "Regular"),
      slot("price", inner * 0.36, pill.heightPx, head * 0.9, "Bold"),
      slot("cta", inner * 0.58 - 2 * pill.paddingPx, cta * 1.4, cta, "Bold"),
    ],
    blocks: [
      {
        box: inset(0, 0, w, h, pad),
        gapPx: Math.round(unit * 0.038),
        upright: "bottom",
        spread: "between",
        rows: [["headline"], ["subline"], ["cta", "price"]],
      },
    ],
    photo: { xPx: 0, yPx: 0, widthPx: w, heightPx: Math.round(h * 0.74) },
    fade: { axis: "y", lengthPx: Math.round(h * 0.3) },
    pill,
  };
}

function portrait({ widthPx: w, heightPx: h }: Size): Shape {
  const head = Math.min(w * 0.15, h * 0.06);
  const pad = Math.round(Math.min(w * 0.075, h * 0.05));
  const inner = w - 2 * pad;
  const cta = head * 0.64;
  const pill = { heightPx: Math.round(cta * 2.4), paddingPx: Math.round(cta * 0.8), full: true };
  return {
    slots: [
      slot("headline", inner, h * 0.24, head, "Bold"),
      slot("subline", inner, h * 0.17, head * 0.62, "Regular"),
      slot("price", inner, head * 1.3, head * 1.05, "Bold"),
      slot("cta", inner - 2 * pill.paddingPx, cta * 1.4, cta, "Bold"),
    ],
    blocks: [
      {
        box: inset(0, 0, w, h, pad),
        gapPx: Math.round(head * 0.55),
        upright: "bottom",
        spread: "start",
        rows: [["headline"], ["subline"], ["price"], ["cta"]],
      },
    ],
    photo: { xPx: 0, yPx: 0, widthPx: w, heightPx: Math.round(h * 0.72) },
    fade: { axis: "y", lengthPx: Math.round(h * 0.2) },
    pill,
  };
}

function leaderboard({ widthPx: w, heightPx: h }: Size): Shape {
  const pad = Math.round(h * 0.14);
  const photo = Math.round(Math.min(h * 1.9, w * 0.25));
  const wide = w / h >= 5;
  const action = Math.round(w * (wide ? 0.31 : 0.36));
  const textX = Math.round(photo * 0.94);
  const text = w - action - textX - 2 * pad;
  const cta = h * (wide ? 0.165 : 0.15);
  const pill = { heightPx: Math.round(cta * 2.3), paddingPx: Math.round(cta * 0.9), full: !wide };
  const share = wide ? 0.62 : 1;
  return {
    slots: [
      slot("headline", text, h * (wide ? 0.4 : 0.46), h * (wide ? 0.27 : 0.2), "Bold"),
      slot("subline", text, h * 0.25, h * (wide ? 0.16 : 0.125), "Regular"),
      slot("price", wide ? action * 0.34 : action, h * 0.32, h * 0.24, "Bold"),
      slot("cta", action * share - 2 * pill.paddingPx, cta * 1.4, cta, "Bold"),
    ],
    blocks: [
      {
        box: { xPx: textX, yPx: pad, widthPx: text, heightPx: h - 2 * pad },
        gapPx: Math.round(h * 0.08),
        upright: "middle",
        spread: "start",
        rows: [["headline"], ["subline"]],
      },
      {
        box: { xPx: w - pad - action, yPx: pad, widthPx: action, heightPx: h - 2 * pad },
        gapPx: Math.round(h * 0.1),
        upright: "middle",
        spread: wide ? "between" : "center",
        rows: wide ? [["price", "cta"]] : [["price"], ["cta"]],
      },
    ],
    photo: { xPx: 0, yPx: 0, widthPx: photo, heightPx: h },
    fade: { axis: "x", solidPx: photo, clearPx: Math.round(photo * 0.55) },
    pill,
  };
}

function billboard({ widthPx: w, heightPx: h }: Size): Shape {
  const pad = Math.round(h * 0.11);
  const text = Math.round(w * 0.44);
  const cta = h * 0.076;
  const pill = { heightPx: Math.round(cta * 2.35), paddingPx: Math.round(cta * 1.1), full: false };
  const solid = pad + text;
  return {
    slots: [
      slot("headline", text, h * 0.34, h * 0.15, "Bold"),
      slot("subline", text, h * 0.18, h * 0.078, "Regular"),
      slot("price", text * 0.42, pill.heightPx, h * 0.12, "Bold"),
      slot("cta", text * 0.52 - 2 * pill.paddingPx, cta * 1.4, cta, "Bold"),
    ],
    blocks: [
      {
        box: { xPx: pad, yPx: pad, widthPx: text, heightPx: h - 2 * pad },
        gapPx: Math.round(h * 0.075),
        upright: "middle",
        spread: "start",
        rows: [["headline"], ["subline"], ["cta", "price"]],
      },
    ],
    photo: { xPx: solid, yPx: 0, widthPx: w - solid, heightPx: h },
    fade: { axis: "x", solidPx: solid, clearPx: Math.round(solid + w * 0.16) },
    pill,
  };
}

function small({ widthPx: w, heightPx: h }: Size): Shape {
  const pad = Math.round(Math.max(3, h * 0.12));
  const photo = w >= 260 ? Math.round(Math.min(h * 1.5, w * 0.22)) : 0;
  const action = w >= 180 ? Math.round(w * 0.32) : w - 2 * pad;
  const textX = Math.max(pad, Math.round(photo * 0.94));
  const text = w >= 180 ? w - action - textX - 2 * pad : w - 2 * pad;
  const cta = Math.min(h * 0.24, w * 0.12);
  const pill = { heightPx: Math.round(cta * 1.85), paddingPx: Math.round(cta * 0.6), full: true };
  return {
    slots: [
      slot("headline", text, h - 2 * pad, h * 0.3, "Bold"),
      slot("price", action, h * 0.32, h * 0.28, "Bold"),
      slot("cta", action - 2 * pill.paddingPx, cta * 1.4, cta, "Bold"),
    ],
    blocks: [
      { box: { xPx: textX, yPx: pad, widthPx: text, heightPx: h - 2 * pad }, gapPx: 0, upright: "middle", spread: "start", rows: [["headline"]] },
      {
        box: { xPx: w - pad - action, yPx: pad, widthPx: action, heightPx: h - 2 * pad },
        gapPx: Math.max(2, Math.round(h * 0.08)),
        upright: "middle",
        spread: "center",
        rows: [["price"], ["cta"]],
      },
    ],
    photo: { xPx: 0, yPx: 0, widthPx: photo || w, heightPx: h },
    fade: photo ? { axis: "x", solidPx: photo, clearPx: Math.round(photo * 0.5) } : { axis: "y", lengthPx: 0 },
    pill,
  };
}

function slot(key: SlotKey, widthPx: number, heightPx: number, maxPx: number, weight: Slot["weight"]): Slot {
  return {
    key,
    widthPx: Math.max(1, Math.floor(widthPx)),
    heightPx: Math.max(1, Math.floor(heightPx)),
    maxPx: Math.max(minimumTextPx, Math.round(maxPx * 2) / 2),
    weight,
  };
}

function inset(xPx: number, yPx: number, widthPx: number, heightPx: number, pad: number): Box {
  return { xPx: xPx + pad, yPx: yPx + pad, widthPx: widthPx - 2 * pad, heightPx: heightPx - 2 * pad };
}
