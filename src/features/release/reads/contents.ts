import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Served } from "../model/difference";
import { Content } from "../model/document";
import { servedBy } from "../model/served";

interface Kept {
  content: Content;
  bytes: number;
}

/** Of the JSON of contents that are remembered once read: they never change under their digest, and large ones take a tenth of a second. */
const keptBytes = 33_554_432;
const kept = new Map<string, Kept>();

/** Contents of the organization by digest; one that is not of the organization is left out. They are shared: nobody changes them. */
export async function readContents(scope: Scope, digests: readonly string[]): Promise<Map<string, Content>> {
  const { organizationId } = scope;
  const known = [...new Set(digests)].map((digest) => ({ digest, content: kept.get(`${organizationId} ${digest}`)?.content }));
  const asked = known.flatMap(({ digest, content }) => (content ? [] : digest));
  const rows = asked.length === 0 ? [] : await db().document.findMany({ where: { organizationId, digest: { in: asked } } });
  const read = rows.map(({ digest, payload }): [string, Content] => {
    const content = Content.parse(JSON.parse(Buffer.from(payload).toString("utf8")));
    keep(`${organizationId} ${digest}`, { content, bytes: payload.byteLength });
    return [digest, content];
  });
  return new Map([...known.flatMap(({ digest, content }): [string, Content][] => (content ? [[digest, content]] : [])), ...read]);
}

/** The oldest give way. */
function keep(name: string, one: Kept): void {
  kept.set(name, one);
  let bytes = [...kept.values()].reduce((sum, held) => sum + held.bytes, 0);
  for (const [oldest, held] of kept) {
    if (bytes <= keptBytes) return;
    kept.delete(oldest);
    bytes -= held.bytes;
  }
}

/** What each of the named contents serves; one that is not of the organization is left out. */
export async function listServed(scope: Scope, digests: readonly string[]): Promise<Map<string, Served[]>> {
  return new Map([...(await readContents(scope, digests))].map(([digest, content]) => [digest, servedBy(content)]));
}

/** The bytes of a content document as they were digested, or null. */
export async function findContent(scope: Scope, digest: Digest): Promise<Uint8Array | null> {
  const row = await db().document.findUnique({ where: { organizationId_digest: { organizationId: scope.organizationId, digest } } });
  return row?.payload ?? null;
}
