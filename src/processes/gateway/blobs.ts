import { findBlobType } from "@/features/hub/reads/find-blob";
import { missing, Refusal } from "@/kernel/refusal";
import { type BlobStore, DamagedBlob } from "@/platform/blob-store";
import { digestIn } from "./documents";
import type { HubExchange } from "./exchange";

/** A variant's bytes, whole or one range of them; verified by digest before the first byte goes out. */
export async function sendBlob({ scope, request, response, parts }: HubExchange, blobs: BlobStore): Promise<void> {
  const digest = digestIn(parts[0]);
  const mime = await findBlobType(scope, digest);
  const bytes = mime && (await blobs.get(digest).catch(unreadable));
  if (!mime || !bytes) throw missing("blob");
  const headers = { "content-type": mime, etag: `"${digest}"`, "accept-ranges": "bytes", "cache-control": "private, max-age=31536000, immutable" };
  const range = rangeOf(request.headers.range, bytes.length);
  if (range === "unsatisfiable") response.writeHead(416, { "content-range": `bytes */${bytes.length}`, "content-length": 0 }).end();
  else if (range) {
    const part = bytes.subarray(range.from, range.to + 1);
    response.writeHead(206, { ...headers, "content-range": `bytes ${range.from}-${range.to}/${bytes.length}`, "content-length": part.length }).end(part);
  } else response.writeHead(200, { ...headers, "content-length": bytes.length }).end(bytes);
}

function unreadable(error: unknown): never {
  if (error instanceof DamagedBlob) throw new Refusal("unready", "The stored bytes are damaged and were set aside. Build the variant again.");
  throw error;
}

/** The one range a header asks for, both ends included; null for the whole: several ranges and other units are ignored (RFC 9110, 14.2). */
export function rangeOf(header: string | undefined, size: number): { from: number; to: number } | "unsatisfiable" | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || (first === "" && last === "")) return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (first !== "" && last !== "" && Number(last) < Number(first)) return null;
  return from < size && from <= to ? { from, to } : "unsatisfiable";
}
