import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { masterLimits, masterTypes } from "@/features/creative/model/master";
import type { RefusalCode } from "@/kernel/refusal";
import type { InspectAnswer, InspectErrand } from "../errand";
import { fromRaster, openPhoto, plain, type Raster, sharp, toRaster } from "./sharp";
import { isSequence, type MasterType, sniff } from "./sniff";

const proofPx = 1_600;

const extensions: Record<MasterType, string[]> = {
  "image/jpeg": [".jpg", ".jpeg", ".jpe", ".jfif"],
  "image/png": [".png"],
  "image/webp": [".webp"],
  "image/avif": [".avif"],
  "image/tiff": [".tif", ".tiff"],
};

/** Why a file is not taken; the sentence names it and says that nothing was stored. */
class Unfit extends Error {
  constructor(
    readonly code: Extract<RefusalCode, "invalid" | "limit">,
    says: string,
  ) {
    super(`${says} Nothing was stored.`);
  }
}

/** Looks at a spooled upload: type, header, pixel cap, then every pixel. Stores nothing. */
export async function inspectFile({ path, name, mime }: InspectErrand): Promise<InspectAnswer> {
  try {
    const bytes = await readFile(path);
    const type = typeOf(bytes, name, mime);
    const size = await header(bytes, type, name);
    const proof = await decode(bytes, name);
    return { refused: null, mime: type, ...size, focal: await focalOf(proof), proof: await encodeProof(proof) };
  } catch (error) {
    if (error instanceof Unfit) return { refused: { code: error.code, says: error.message } };
    throw error;
  }
}

function typeOf(bytes: Buffer, name: string, mime: string): MasterType {
  const sniffed = sniff(bytes);
  const accepted = Object.values(masterTypes).join(", ");
  if (sniffed.type === null) throw new Unfit("invalid", `${name} is ${sniffed.kind}; a master is one of ${accepted}.`);
  const kind = masterTypes[sniffed.type];
  const extension = extname(name).toLowerCase();
  if (!extensions[sniffed.type].includes(extension))
    throw new Unfit("invalid", `${name} is a ${kind} by its content; name it ${extensions[sniffed.type][0]} or export it again.`);
  const declared = mime.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!["", "application/octet-stream", "image/jpg", sniffed.type].includes(declared))
    throw new Unfit("invalid", `${name} was sent as ${declared} and is a ${kind}.`);
  return sniffed.type;
}

/** Width and height upright, read from the header: the cap comes before any pixel is decoded. */
async function header(bytes: Buffer, type: MasterType, name: string): Promise<{ widthPx: number; heightPx: number }> {
  const facts = await sharp(bytes, { limitInputPixels: false, failOn: "warning" })
    .metadata()
    .catch((error: unknown) => {
      throw damaged(name, error);
    });
  const { width, height } = facts.autoOrient;
  const megapixels = (width * height) / 1_000_000;
  if (width * height > masterLimits.pixels) {
    throw new Unfit("limit", `${name} is ${width} × ${height} pixels (${Math.round(megapixels)} megapixels); the limit is ${masterLimits.pixels / 1_000_000}.`);
  }
  if ((facts.pages ?? 1) > 1 || isSequence(bytes, type))
    throw new Unfit("invalid", `${name} is animated or has several pages; a master is one still image. Export the frame you want.`);
  return { widthPx: width, heightPx: height };
}

/** Reads every pixel into a screen-sized picture; a photo that is cut short or damaged fails here. */
async function decode(bytes: Buffer, name: string): Promise<Raster> {
  try {
    return await toRaster(
      plain(openPhoto(bytes).resize({ width: proofPx, height: proofPx, fit: "inside", withoutEnlargement: true, kernel: "lanczos3", fastShrinkOnLoad: false })),
    );
  } catch (error) {
    throw damaged(name, error);
  }
}

function damaged(name: string, error: unknown): Unfit {
  const detail = error instanceof Error ? error.message.split("\n")[0]?.trim() : "";
  return new Unfit("invalid", `${name} is damaged or cut short and cannot be read in full${detail ? ` (${detail})` : ""}.`);
}

/** Where the eye goes first, 0 to 1 from the left and the top. */
async function focalOf(proof: Raster): Promise<{ x: number; y: number }> {
  const sidePx = Math.max(1, Math.min(320, proof.widthPx, proof.heightPx));
  const scale = sidePx / Math.min(proof.widthPx, proof.heightPx);
  const { info } = await fromRaster(proof)
    .resize({ width: sidePx, height: sidePx, fit: "cover", position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { x: share(info.attentionX, proof.widthPx * scale), y: share(info.attentionY, proof.heightPx * scale) };
}

function share(at: number | undefined, lengthPx: number): number {
  return at === undefined ? 0.5 : Math.round(Math.max(0, Math.min(1, at / lengthPx)) * 1_000) / 1_000;
}

function encodeProof(proof: Raster): Promise<Buffer> {
  return fromRaster(proof).webp({ quality: 80, effort: 4, smartSubsample: false }).toBuffer();
}
