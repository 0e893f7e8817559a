import type { VariantInputs } from "@/features/variant/model/inputs";
import { fromRaster, type Raster } from "./sharp";

/** Every option spelled out: a library's changed default must not change bytes unseen. */
export const encoders = {
  webp: {
    quality: 80,
    alphaQuality: 100,
    lossless: false,
    nearLossless: false,
    smartSubsample: false,
    smartDeblock: false,
    effort: 4,
    minSize: false,
    mixed: false,
    preset: "default",
    exact: false,
  },
  jpeg: {
    quality: 82,
    mozjpeg: true,
    progressive: true,
    chromaSubsampling: "4:2:0",
    trellisQuantisation: true,
    overshootDeringing: true,
    optimiseScans: true,
    optimiseCoding: true,
    quantisationTable: 3,
  },
  budget: { algorithm: "secant-ln", lowestQuality: 30, tries: 6 },
} as const;

export interface Encoded {
  bytes: Buffer;
  mime: string;
  quality: number;
  widthPx: number;
  heightPx: number;
  format: string;
}

/** Encodes at the default quality, or at the highest found that keeps within the budget; over it only at the lowest quality. */
export async function encode(raster: Raster, { format, budgetBytes }: VariantInputs): Promise<Encoded> {
  const best = encoders[format].quality;
  let over = await at(raster, format, best);
  if (over.bytes.length <= budgetBytes) return over;
  let under: Encoded | null = null;
  let guess = over.quality - Math.ceil(Math.log(over.bytes.length / budgetBytes) / 0.03);
  for (let tries = 1; tries < encoders.budget.tries && !(under && over.quality - under.quality <= 1); tries += 1) {
    const floor = under ? under.quality + 1 : encoders.budget.lowestQuality;
    const tried: Encoded = await at(raster, format, Math.max(floor, Math.min(over.quality - 1, guess)));
    const last: Encoded = tried.bytes.length <= budgetBytes ? over : (under ?? over);
    guess = secant(last, tried, budgetBytes);
    if (tried.bytes.length <= budgetBytes) under = tried;
    else over = tried;
    if (over.quality <= encoders.budget.lowestQuality) break;
  }
  return under ?? at(raster, format, encoders.budget.lowestQuality);
}

/** Where the line through two tries, in quality and ln(bytes), meets the budget. */
function secant(a: Encoded, b: Encoded, budgetBytes: number): number {
  const slope = (Math.log(a.bytes.length) - Math.log(b.bytes.length)) / (a.quality - b.quality);
  return Math.floor(b.quality + (Math.log(budgetBytes) - Math.log(b.bytes.length)) / (slope > 0.001 ? slope : 0.03));
}

async function at(raster: Raster, format: VariantInputs["format"], quality: number): Promise<Encoded> {
  const image = fromRaster(raster);
  const encoded = format === "webp" ? image.webp({ ...encoders.webp, quality }) : image.jpeg({ ...encoders.jpeg, quality });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, mime: format === "webp" ? "image/webp" : "image/jpeg", quality, widthPx: info.width, heightPx: info.height, format: info.format };
}
