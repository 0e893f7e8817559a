import { type Digest, hexOf } from "@/kernel/digest";

/** Header names and values in turn, as `writeHead` takes them without building an object. */
export type HeadLines = string[];

/** On every answer: pages may measure it, no browser guesses its type, any page may embed it. */
export const common: HeadLines = ["Timing-Allow-Origin", "*", "X-Content-Type-Options", "nosniff", "Cross-Origin-Resource-Policy", "cross-origin"];

export const immutable = "public, max-age=31536000, immutable";

/** What stands at the head of a blob's bytes; built once a blob and address. */
export function blobLines(digest: Digest, mime: string, bytes: number, cacheControl: string): HeadLines {
  const repr = Buffer.from(hexOf(digest), "hex").toString("base64");
  return [
    ...["Content-Type", mime, "Content-Length", String(bytes), "Cache-Control", cacheControl, "ETag", etagOf(digest)],
    ...["Accept-Ranges", "bytes", "Repr-Digest", `sha-256=:${repr}:`],
    ...common,
  ];
}

export function etagOf(digest: Digest): string {
  return `"${hexOf(digest)}"`;
}

/** Without the lines that describe a full body. */
export function withoutBody(lines: HeadLines): HeadLines {
  return lines.filter((_, at) => !["Content-Type", "Content-Length"].includes(lines[at - (at % 2)] ?? ""));
}
