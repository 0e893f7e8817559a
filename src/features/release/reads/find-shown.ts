import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { previewUrl } from "@/platform/preview-link";
import { Content } from "../model/document";
import { type Change, type ChangeView, type Picture, type Shown, shownIn } from "../model/shown";

/** What a content document of the organization shows in each cell; empty when there is no such document. */
export async function findShown(scope: Scope, tx: Tx, contentDigest: string): Promise<Shown[]> {
  const row = await tx.document.findUnique({ where: { organizationId_digest: { organizationId: scope.organizationId, digest: contentDigest } } });
  return row ? shownIn(Content.parse(JSON.parse(Buffer.from(row.payload).toString("utf8")))) : [];
}

function pictureOf(cell: Shown | null, nowMs: number): Picture | null {
  return cell && { url: previewUrl(cell.digest, cell.mime, nowMs), digest: cell.digest, bytes: cell.bytes };
}

/** Changes with links to their bytes; the caller has proven that the scope sees the campaign. */
export function viewChanges(changes: readonly Change[], now: Date): ChangeView[] {
  const nowMs = now.getTime();
  return changes.flatMap(({ kind, before, after }) => {
    const cell = after ?? before;
    if (!cell) return [];
    const { placement, widthPx, heightPx, market, locale } = cell;
    return [{ kind, placement, widthPx, heightPx, market, locale, before: pictureOf(before, nowMs), after: pictureOf(after, nowMs) }];
  });
}
