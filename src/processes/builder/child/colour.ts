import type { Box } from "@/features/creative/model/template-crop";
import type { Raster } from "./sharp";

export type Rgb = readonly [number, number, number];

const linear = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

/** WCAG 2.2 relative luminance, 0 to 1, of sRGB bytes. */
export function luminanceOf(red: number, green: number, blue: number): number {
  return 0.2126 * (linear[red] ?? 1) + 0.7152 * (linear[green] ?? 1) + 0.0722 * (linear[blue] ?? 1);
}

/** WCAG 2.2 contrast ratio of two luminances, 1 to 21. */
export function ratioOf(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** The mean colour of a raster, every seventh pixel. */
export function colourOf({ data }: Raster): Rgb {
  const sums: [number, number, number] = [0, 0, 0];
  let count = 0;
  for (let at = 0; at + 2 < data.length; at += 21) {
    sums[0] += data[at] ?? 0;
    sums[1] += data[at + 1] ?? 0;
    sums[2] += data[at + 2] ?? 0;
    count += 1;
  }
  return [Math.round(sums[0] / count), Math.round(sums[1] / count), Math.round(sums[2] / count)];
}

const darkLuminance = 0.022;

/** A dark shade of a colour, a little less saturated, on which white reads at about 14 : 1. */
export function tintOf(colour: Rgb): Rgb {
  const grey = (colour[0] + colour[1] + colour[2]) / 3;
  const muted: Rgb = [mix(colour[0], grey), mix(colour[1], grey), mix(colour[2], grey)];
  const factor = (darkLuminance / Math.max(darkLuminance, luminanceOf(...muted))) ** (1 / 2.2);
  return [Math.round(muted[0] * factor), Math.round(muted[1] * factor), Math.round(muted[2] * factor)];
}

function mix(a: number, b: number): number {
  return Math.round(a * 0.8 + b * 0.2);
}

/** The luminance inside a box that only `share` of its pixels exceed (share 0.02: all but the brightest fiftieth); from 0 to 1. */
export function luminanceAt(raster: Raster, box: Box, share: number): number {
  const counts = new Uint32Array(1_024);
  let total = 0;
  const right = Math.min(raster.widthPx, box.xPx + box.widthPx);
  for (let y = Math.max(0, box.yPx); y < Math.min(raster.heightPx, box.yPx + box.heightPx); y += 1) {
    for (let x = Math.max(0, box.xPx); x < right; x += 1) {
      const at = (y * raster.widthPx + x) * 3;
      const level = Math.floor(luminanceOf(raster.data[at] ?? 0, raster.data[at + 1] ?? 0, raster.data[at + 2] ?? 0) * 1_023);
      counts[level] = (counts[level] ?? 0) + 1;
      total += 1;
    }
  }
  let above = 0;
  for (let level = 1_023; level > 0; level -= 1) {
    above += counts[level] ?? 0;
    if (above > total * share) return (level + 1) / 1_024;
  }
  return 0;
}
