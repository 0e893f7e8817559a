import type { masterTypes } from "@/features/creative/model/master";

export type MasterType = keyof typeof masterTypes;

/** What the first bytes say a file is: a master's type, or the name of what was sent instead. */
export function sniff(bytes: Uint8Array): { type: MasterType } | { type: null; kind: string } {
  const text = (from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString("latin1");
  const starts = (...signature: number[]) => signature.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xd8, 0xff)) return { type: "image/jpeg" };
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: "image/png" };
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return { type: "image/webp" };
  if (text(4, 8) === "ftyp" && /avi[fs]/.test(text(8, 40))) return { type: "image/avif" };
  if (starts(0x49, 0x49, 0x2a, 0x00) || starts(0x4d, 0x4d, 0x00, 0x2a)) return { type: "image/tiff" };
  return { type: null, kind: otherKind(text(0, 512)) };
}

function otherKind(head: string): string {
  if (/^GIF8[79]a/.test(head)) return "a GIF";
  if (head.startsWith("%PDF")) return "a PDF";
  if (head.startsWith("PK\u0003\u0004")) return "a ZIP archive";
  if (/^\s*</.test(head) && /<svg[\s>]/i.test(head)) return "an SVG";
  if (/^\s*<(!doctype html|html|script)/i.test(head)) return "an HTML page";
  if (head.slice(4, 8) === "ftyp") return "a HEIC photo or a film";
  return head.length === 0 ? "empty" : "none of the accepted image types";
}

/** Frames by the header alone, where the decoder would silently take the first: APNG and AVIF sequences. */
export function isSequence(bytes: Uint8Array, type: MasterType): boolean {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString("latin1");
  if (type === "image/png") return head.slice(0, head.includes("IDAT") ? head.indexOf("IDAT") : undefined).includes("acTL");
  return type === "image/avif" && head.slice(8, 12) === "avis";
}
