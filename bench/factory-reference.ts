import { readFile } from "node:fs/promises";
import { layoutOf } from "@/features/creative/model/template";
import { arrange } from "@/features/creative/model/template-arrange";
import { cropOf } from "@/features/creative/model/template-crop";
import { textsOf } from "@/features/creative/model/template-texts";
import { directionOf, fontFamilyOf, toMarkup } from "@/features/creative/model/text";
import type { VariantInputs } from "@/features/variant/model/inputs";

type Sharp = typeof import("sharp").default;
type Overlay = import("sharp").OverlayOptions;
interface Photo {
  data: Buffer;
  width: number;
  height: number;
}

const webp = { quality: 80, effort: 4 } as const;
const jpeg = { quality: 82, mozjpeg: true } as const;

/**
 * The same pictures with sharp alone, two at a time: the photo is decoded once, cut once a size, and each output composites
 * shade, pill and texts at known letter sizes and is encoded. No fitting, no checks, no files, no database.
 */
export async function bareSharp(sharp: Sharp, photoPath: string, cells: readonly VariantInputs[]): Promise<number> {
  const startedAt = performance.now();
  const { data, info } = await sharp(await readFile(photoPath))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const tiles = new Map<string, Promise<Photo>>();
  const waiting = [...cells];
  const draw = async (): Promise<void> => {
    for (let cell = waiting.shift(); cell; cell = waiting.shift()) await output(sharp, { data, width: info.width, height: info.height }, tiles, cell);
  };
  await Promise.all([draw(), draw()]);
  return performance.now() - startedAt;
}

async function output(sharp: Sharp, master: Photo, tiles: Map<string, Promise<Photo>>, cell: VariantInputs): Promise<Buffer> {
  const { widthPx: width, heightPx: height } = cell.size;
  const name = `${width}x${height}`;
  const tile = tiles.get(name) ?? cut(sharp, master, cell);
  tiles.set(name, tile);
  const { data } = await tile;
  const image = sharp(data, { raw: { width, height, channels: 3 } }).composite(overlays(cell));
  return cell.format === "webp" ? image.webp(webp).toBuffer() : image.jpeg(jpeg).toBuffer();
}

async function cut(sharp: Sharp, master: Photo, { size, focal }: VariantInputs): Promise<Photo> {
  const box = cropOf({ widthPx: master.width, heightPx: master.height }, size, focal);
  const data = await sharp(master.data, { raw: { width: master.width, height: master.height, channels: 3 } })
    .extract({ left: box.xPx, top: box.yPx, width: box.widthPx, height: box.heightPx })
    .resize(size.widthPx, size.heightPx, { fit: "fill" })
    .raw()
    .toBuffer();
  return { data, width: size.widthPx, height: size.heightPx };
}

function overlays(cell: VariantInputs): Overlay[] {
  const texts = textsOf(cell);
  if (texts.size === 0) return [];
  const layout = layoutOf(cell.size, [...texts.keys()]);
  const inks = new Map(layout.slots.map(({ key, widthPx, heightPx }) => [key, { widthPx: Math.min(widthPx, 100), heightPx: Math.min(heightPx, 20) }]));
  const { placed } = arrange(layout, inks, directionOf(cell.locale));
  const { widthPx: width, heightPx: height } = cell.size;
  const shade: Overlay = {
    input: { create: { width, height: Math.ceil(height / 2), channels: 4, background: { r: 20, g: 20, b: 20, alpha: 0.7 } } },
    left: 0,
    top: Math.floor(height / 2),
  };
  return [shade, ...placed.flatMap(({ key, ink, pill }) => [...(pill ? [pillOverlay(pill)] : []), textOverlay(cell, texts.get(key) ?? "", ink.xPx, ink.yPx)])];
}

function pillOverlay({ xPx, yPx, widthPx, heightPx }: { xPx: number; yPx: number; widthPx: number; heightPx: number }): Overlay {
  return {
    input: { create: { width: Math.max(1, widthPx), height: Math.max(1, heightPx), channels: 4, background: "#ffffff" } },
    left: Math.max(0, xPx),
    top: Math.max(0, yPx),
  };
}

/** At half the slot's largest letters, so that every text stays inside the picture without being fitted. */
function textOverlay({ locale, size }: VariantInputs, text: string, left: number, top: number): Overlay {
  const width = Math.max(20, size.widthPx - Math.max(0, left) - 2);
  const markup = `<span foreground="white">${toMarkup(text, locale)}</span>`;
  return {
    input: { text: { text: markup, font: `${fontFamilyOf(locale)} Bold 7`, width, dpi: 72, rgba: true } },
    left: Math.max(0, left),
    top: Math.max(0, Math.min(top, size.heightPx - 40)),
  };
}
