import sharp, { type Sharp } from "sharp";
import { masterLimits } from "@/features/creative/model/master";

// Text finds its fonts through this file alone; without it the machine's own fonts would show in the bytes.
if (!process.env.FONTCONFIG_FILE) throw new Error("FONTCONFIG_FILE must be set before a render child starts.");

sharp.concurrency(1);
sharp.cache(false);
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer", "VipsForeignLoadHeifBuffer", "VipsForeignLoadTiffBuffer"],
});

export interface Raster {
  data: Uint8Array;
  widthPx: number;
  heightPx: number;
}

/** Opens untrusted bytes: strict, upright, capped by the header before anything is decoded. */
export function openPhoto(bytes: Buffer): Sharp {
  return sharp(bytes, { failOn: "warning", limitInputPixels: masterLimits.pixels, autoOrient: true, animated: false, sequentialRead: true });
}

/** Any colour space, depth and transparency as 8-bit sRGB on white; profiles, EXIF and GPS do not survive. */
export function plain(image: Sharp): Sharp {
  return image.flatten({ background: "#ffffff" }).toColourspace("srgb");
}

/** Three bytes a pixel. */
export function fromRaster({ data, widthPx, heightPx }: Raster): Sharp {
  return sharp(data, { raw: { width: widthPx, height: heightPx, channels: 3 } });
}

export async function toRaster(image: Sharp): Promise<Raster> {
  const { data, info } = await image.raw({ depth: "uchar" }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new Error(`The photo decoded to ${info.channels} channels.`);
  return { data, widthPx: info.width, heightPx: info.height };
}

export { sharp };
