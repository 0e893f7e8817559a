import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import source from "virtual:loader";
import type { Found } from "@/features/release/model/lookup";
import { digestOf } from "@/kernel/hash";
import type { Cell, CellEntry } from "../tag/cell";
import { common, etagOf, type HeadLines } from "./head-lines";
import type { Stall } from "./shop";

export type Encoding = "br" | "gzip" | "identity";

/** A loader's text in one encoding and what stands at its head. */
export interface Tag {
  etag: string;
  lines: HeadLines;
  body: Buffer;
}

const compress = {
  br: (text: Buffer) =>
    promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  gzip: (text: Buffer) => promisify(gzip)(text, { level: 9 }),
  identity: (text: Buffer) => Promise.resolve(text),
};

/** The loader of one cell. Market and locale are not in it: it reads them from its own address. */
export async function tagOf(stall: Stall, placementKey: string, found: Found, encoding: Encoding): Promise<Tag> {
  const text = Buffer.from(source.replace("__CELL__", () => JSON.stringify(cellOf(stall, placementKey, found))));
  const body = await compress[encoding](text);
  const etag = etagOf(digestOf(body));
  const lines = [
    "Content-Type",
    "text/javascript; charset=utf-8",
    "Content-Length",
    String(body.length),
    "Cache-Control",
    "no-cache",
    "ETag",
    etag,
    "Vary",
    "Accept-Encoding",
  ];
  if (encoding !== "identity") lines.push("Content-Encoding", encoding);
  return { etag, lines: [...lines, ...common], body };
}

/** What the loader is told of its cell; an entry whose blob is unknown is left out. */
export function cellOf({ campaign, release, content, blobs }: Stall, placementKey: string, found: Found): Cell | null {
  const placement = content.placements[placementKey];
  let weight = 0;
  const entries = found.entries.flatMap((index): CellEntry[] => {
    const entry = content.entries[index];
    const blob = entry && blobs[entry.blob];
    if (!entry || !blob) return [];
    weight += entry.weight;
    const click = content.clicks[entry.click ?? -1] ?? "";
    return [[blob.file, weight, click, click ? `Advertisement: ${new URL(click).hostname}` : "Advertisement"]];
  });
  const [first, ...others] = entries;
  if (!placement || !first) return null;
  const test = content.test ? { t: [content.test.hubShare, content.test.cdnBase] satisfies [number, string] } : {};
  return { q: `c=${campaign}&p=${placementKey}&r=${release}`, w: placement.w, h: placement.h, s: weight, e: [first, ...others], ...test };
}

/** The best encoding an Accept-Encoding value allows; a quality of 0 forbids. */
export function encodingOf(accepted: string): Encoding {
  const allows = (name: string) => accepted.split(",").some((part) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(1|0\\.\\d*[1-9]\\d*)\\s*)?$`, "i").test(part));
  if (allows("br")) return "br";
  return allows("gzip") ? "gzip" : "identity";
}
