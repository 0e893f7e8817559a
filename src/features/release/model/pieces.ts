import type { CampaignView } from "@/features/campaign/model/campaign";
import { type Cell, cellsOf } from "@/features/variant/model/cells";
import { backupCell } from "@/features/variant/model/inputs";
import { digestOfInputs } from "@/features/variant/model/key";
import { isDigest } from "@/kernel/digest";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Piece } from "./compose";

/** The last good build of a cell, as stored. */
export interface BuiltVariant {
  placementId: string;
  market: string;
  locale: string;
  inputsDigest: string;
  digest: string;
  mime: string;
  bytes: number;
  passed: boolean;
}

/**
 * What a release of the campaign is composed from: every cell's variant, built from what the brief says now and checked.
 * Throws Refusal `unready` with one complaint a cell that cannot go.
 */
export function piecesOf(campaign: CampaignView, variants: readonly BuiltVariant[]): Piece[] {
  const cells = cellsOf(campaign);
  if (cells.length === 0) throw new Refusal("unready", "Nothing can be published yet: the campaign needs a master and a placement.");
  const built = new Map(variants.map((variant) => [keyOf(variant), variant]));
  const complaints: Complaint[] = [];
  const pieces: Piece[] = [];
  for (const cell of cells) {
    const piece = pieceOf(cell, built.get(keyOf(cell)));
    if (typeof piece === "string") complaints.push({ at: nameOf(cell), says: piece });
    else pieces.push(piece);
  }
  if (complaints.length > 0)
    throw new Refusal("unready", `${complaints.length} of ${cells.length} variants cannot go yet. Nothing was published. Build, then publish.`, complaints);
  return pieces;
}

const keyOf = ({ placementId, market, locale }: Pick<Cell, "placementId" | "market" | "locale">) => `${placementId} ${market} ${locale}`;
const nameOf = (cell: Cell) => `${cell.placementKey}, ${cell.market === backupCell.market ? "backup" : `${cell.market} ${cell.locale}`}`;

/** The piece, or why there is none. */
function pieceOf(cell: Cell, variant: BuiltVariant | undefined): Piece | string {
  if (!variant) return "is not built yet";
  if (variant.inputsDigest !== digestOfInputs(cell.inputs)) return "was built before the last change";
  if (!variant.passed) return "did not pass its checks";
  if (!isDigest(variant.digest)) return "has no readable digest";
  const { market, locale, placementKey } = cell;
  return { placementKey, market, locale, digest: variant.digest, mime: variant.mime, bytes: variant.bytes, rules: cell.inputs.rules };
}
