import type { Shade } from "@/features/creative/model/template-arrange";
import type { Box, Size } from "@/features/creative/model/template-crop";
import type { Rgb } from "./colour";
import type { Raster } from "./sharp";

/** A raster of one colour. */
export function blank({ widthPx, heightPx }: Size, colour: Rgb): Raster {
  const row = new Uint8Array(widthPx * 3);
  for (let at = 0; at < row.length; at += 1) row[at] = colour[at % 3] ?? 0;
  const data = new Uint8Array(row.length * heightPx);
  for (let y = 0; y < heightPx; y += 1) data.set(row, y * row.length);
  return { data, widthPx, heightPx };
}

/** Copies a raster in; the part outside is left off. */
export function lay(canvas: Raster, photo: Raster, { xPx, yPx }: { xPx: number; yPx: number }): void {
  const width = Math.min(photo.widthPx, canvas.widthPx - xPx);
  for (let y = 0; y < Math.min(photo.heightPx, canvas.heightPx - yPx); y += 1) {
    const from = y * photo.widthPx * 3;
    canvas.data.set(photo.data.subarray(from, from + width * 3), ((y + yPx) * canvas.widthPx + xPx) * 3);
  }
}

/** Covers the canvas with a colour: nothing at the clear edge, `strength` from the solid edge on, all of it where the photo ends. */
export function shade(canvas: Raster, order: Shade, colour: Rgb, strength: number): void {
  const length = order.axis === "x" ? canvas.widthPx : canvas.heightPx;
  const opacity = Float64Array.from({ length }, (_, at) => opacityAt(order, at + 0.5, strength));
  for (let y = 0; y < canvas.heightPx; y += 1) {
    for (let x = 0; x < canvas.widthPx; x += 1) {
      const share = opacity[order.axis === "x" ? x : y] ?? 0;
      if (share > 0) blend(canvas, (y * canvas.widthPx + x) * 3, colour, share);
    }
  }
}

function opacityAt({ clearPx, solidPx, opaquePx }: Shade, at: number, strength: number): number {
  const shaded = strength * smooth(clearPx === solidPx ? 1 : (at - clearPx) / (solidPx - clearPx));
  if (opaquePx === null || opaquePx === solidPx) return shaded;
  const reach = (opaquePx - clearPx) * 0.6;
  return Math.max(shaded, smooth((at - opaquePx + reach) / reach));
}

/** Fills a box with fully round ends, its edge softened over a pixel. */
export function fillPill(canvas: Raster, box: Box, colour: Rgb): void {
  const radius = Math.min(box.widthPx, box.heightPx) / 2;
  for (let y = 0; y < box.heightPx; y += 1) {
    for (let x = 0; x < box.widthPx; x += 1) {
      const dx = Math.max(radius - x - 0.5, x + 0.5 - (box.widthPx - radius), 0);
      const dy = Math.max(radius - y - 0.5, y + 0.5 - (box.heightPx - radius), 0);
      blendAt(canvas, box.xPx + x, box.yPx + y, colour, radius + 0.5 - Math.hypot(dx, dy));
    }
  }
}

/** Draws a colour through a mask of opacities, 0 to 255. */
export function fillMask(canvas: Raster, mask: Uint8Array, { xPx, yPx, widthPx, heightPx }: Box, colour: Rgb): void {
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const opacity = mask[y * widthPx + x] ?? 0;
      if (opacity > 0) blendAt(canvas, xPx + x, yPx + y, colour, opacity / 255);
    }
  }
}

function blendAt(canvas: Raster, x: number, y: number, colour: Rgb, opacity: number): void {
  if (opacity <= 0 || x < 0 || y < 0 || x >= canvas.widthPx || y >= canvas.heightPx) return;
  blend(canvas, (y * canvas.widthPx + x) * 3, colour, Math.min(1, opacity));
}

function blend({ data }: Raster, at: number, colour: Rgb, opacity: number): void {
  const clear = 1 - opacity;
  data[at] = (data[at] ?? 0) * clear + colour[0] * opacity + 0.5;
  data[at + 1] = (data[at + 1] ?? 0) * clear + colour[1] * opacity + 0.5;
  data[at + 2] = (data[at + 2] ?? 0) * clear + colour[2] * opacity + 0.5;
}

function smooth(share: number): number {
  const t = Math.max(0, Math.min(1, share));
  return t * t * (3 - 2 * t);
}
