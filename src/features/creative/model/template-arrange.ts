import type { Block, Layout, SlotKey } from "./template";
import type { Box, Size } from "./template-crop";

/** A copy text's place: the box of its ink, and the pill behind it where it is a call to action. */
export interface Placed {
  key: SlotKey;
  ink: Box;
  pill: Box | null;
}

/** How the tint covers the photo: nothing before `clearPx`, all of its strength from `solidPx` on (or the other way round). */
export interface Shade {
  axis: "x" | "y";
  clearPx: number;
  solidPx: number;
  /** Where it has to hide the photo's own edge; null when the photo goes on to the edge of the size. */
  opaquePx: number | null;
}

export interface Arrangement {
  photo: Box;
  shade: Shade | null;
  placed: Placed[];
}

type Inks = ReadonlyMap<SlotKey, Size>;

/** Where the measured texts stand: stacked without the gaps that shorter texts leave, and mirrored for right-to-left. */
export function arrange(layout: Layout, inks: Inks, direction: "ltr" | "rtl"): Arrangement {
  const placed = layout.blocks.flatMap((block) => stack(layout, block, inks));
  const flip = (box: Box): Box => (direction === "rtl" ? { ...box, xPx: layout.size.widthPx - box.xPx - box.widthPx } : box);
  return {
    photo: flip(layout.photo),
    shade: shadeOf(layout, placed, direction),
    placed: placed.map(({ key, ink, pill }) => ({ key, ink: flip(ink), pill: pill && flip(pill) })),
  };
}

function stack(layout: Layout, block: Block, inks: Inks): Placed[] {
  const rows = block.rows.map((keys) => keys.map((key) => ({ key, size: outerSize(layout, block, key, inks.get(key)) })));
  const heights = rows.map((row) => Math.max(...row.map(({ size }) => size.heightPx)));
  const totalPx = heights.reduce((sum, height) => sum + height, 0) + block.gapPx * (rows.length - 1);
  const spare = block.box.heightPx - totalPx;
  let y = block.box.yPx + (block.upright === "bottom" ? spare : Math.round(spare / 2));
  return rows.flatMap((row, index) => {
    const height = heights[index] ?? 0;
    const line = setRow(block, row).map(({ key, xPx, size }) =>
      place(layout, key, { xPx, yPx: y + Math.round((height - size.heightPx) / 2), ...size }, inks.get(key)),
    );
    y += height + block.gapPx;
    return line;
  });
}

/** What an item takes in its row: the ink, or the whole pill. */
function outerSize(layout: Layout, block: Block, key: SlotKey, ink: Size = { widthPx: 0, heightPx: 0 }): Size {
  if (key !== "cta") return ink;
  const widthPx = layout.pill.full ? block.box.widthPx : Math.min(block.box.widthPx, ink.widthPx + 2 * layout.pill.paddingPx);
  return { widthPx, heightPx: Math.max(layout.pill.heightPx, ink.heightPx + 4) };
}

function setRow(block: Block, row: { key: SlotKey; size: Size }[]): { key: SlotKey; size: Size; xPx: number }[] {
  const used = row.reduce((sum, { size }) => sum + size.widthPx, 0);
  const spare = block.box.widthPx - used;
  const between = row.length > 1 ? (block.spread === "between" ? spare / (row.length - 1) : Math.min(spare, block.gapPx * 1.5)) : 0;
  const lead = block.spread === "center" ? (spare - between * (row.length - 1)) / 2 : 0;
  let x = block.box.xPx + lead;
  return row.map((item) => {
    const xPx = Math.round(x);
    x += item.size.widthPx + between;
    return { ...item, xPx };
  });
}

function place(layout: Layout, key: SlotKey, outer: Box, ink: Size = { widthPx: 0, heightPx: 0 }): Placed {
  if (key !== "cta" || layout.pill.heightPx === 0) return { key, ink: outer, pill: null };
  const xPx = outer.xPx + Math.round((outer.widthPx - ink.widthPx) / 2);
  const yPx = outer.yPx + Math.round((outer.heightPx - ink.heightPx) / 2);
  return { key, ink: { xPx, yPx, ...ink }, pill: outer };
}

function shadeOf(layout: Layout, placed: Placed[], direction: "ltr" | "rtl"): Shade | null {
  const { fade, size } = layout;
  if (!fade) return null;
  if (fade.axis === "y") {
    const top = Math.min(size.heightPx, ...placed.map(({ ink, pill }) => (pill ?? ink).yPx));
    const solidPx = Math.max(0, top - Math.round(fade.lengthPx * 0.12));
    const photoEnds = layout.photo.yPx + layout.photo.heightPx;
    return { axis: "y", solidPx, clearPx: solidPx - fade.lengthPx, opaquePx: photoEnds < size.heightPx ? photoEnds : null };
  }
  const flip = (x: number) => (direction === "rtl" ? size.widthPx - x : x);
  return { axis: "x", solidPx: flip(fade.solidPx), clearPx: flip(fade.clearPx), opaquePx: flip(fade.solidPx) };
}
