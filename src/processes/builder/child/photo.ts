import { type Box, cropOf, type Size } from "@/features/creative/model/template-crop";
import type { Digest } from "@/kernel/digest";
import { type BlobStore, FolderBlobStore } from "@/platform/blob-store";
import { colourOf, type Rgb, tintOf } from "./colour";
import { Keep } from "./keep";
import { fromRaster, openPhoto, plain, type Raster, toRaster } from "./sharp";

/** Longest side of the decoded photo that is kept; a larger variant decodes the master in full for itself. */
const mezzaninePx = 2_560;

const mezzanines = new Keep<Raster>(2);
const tiles = new Keep<Tile>(12);

/** A photo cut for one box, with the dark colour that goes with it. */
export interface Tile extends Raster {
  tint: Rgb;
}

export interface TileOrder {
  master: Digest;
  blobs: string;
  photo: Box;
  focal: { x: number; y: number };
}

/** The part of the master around its focal point, resized to the box. Depends on the order alone, never on what was kept. */
export function tileOf(order: TileOrder): Promise<Tile> {
  const { photo, focal } = order;
  return tiles.get(`${order.master} ${photo.widthPx}x${photo.heightPx} ${focal.x},${focal.y}`, () => cut(order));
}

async function cut(order: TileOrder): Promise<Tile> {
  const source = await sourceOf(order);
  const box = cropOf(source, order.photo, order.focal);
  const resized = fromRaster(source)
    .extract({ left: box.xPx, top: box.yPx, width: box.widthPx, height: box.heightPx })
    .resize({ width: order.photo.widthPx, height: order.photo.heightPx, fit: "fill", kernel: "lanczos3" });
  const tile = await toRaster(resized);
  return { ...tile, tint: tintOf(colourOf(tile)) };
}

async function sourceOf({ master, blobs, photo, focal }: TileOrder): Promise<Raster> {
  const kept = await mezzanines.get(master, () => decode(new FolderBlobStore(blobs), master, mezzaninePx));
  return isEnlarged(kept, photo, focal) && Math.max(kept.widthPx, kept.heightPx) >= mezzaninePx ? decode(new FolderBlobStore(blobs), master, null) : kept;
}

function isEnlarged(source: Size, photo: Size, focal: { x: number; y: number }): boolean {
  return cropOf(source, photo, focal).widthPx < photo.widthPx;
}

async function decode(blobs: BlobStore, master: Digest, longestPx: number | null): Promise<Raster> {
  const bytes = await blobs.get(master);
  if (!bytes) throw new Error(`The master ${master} is not in the blob store.`);
  const photo = openPhoto(bytes);
  if (longestPx) photo.resize({ width: longestPx, height: longestPx, fit: "inside", withoutEnlargement: true, kernel: "lanczos3" });
  return toRaster(plain(photo));
}
