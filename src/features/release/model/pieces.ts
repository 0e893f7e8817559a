import type { CampaignView } from "@/features/campaign/model/campaign";
import { type Cell, cellsOf, isBackup } from "@/features/variant/model/cells";
import { inputsDigester } from "@/features/variant/model/key";
import { blockedOf } from "@/features/variant/model/readiness";
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

export interface Stock {
  /** Every cell's variant that is built from what the brief says now, checked, and not forbidden. */
  pieces: Piece[];
  cells: number;
  /** How many cells cannot go. */
  stuck: number;
  /** Why, one complaint a cell; many that rules block are told by market. */
  complaints: Complaint[];
}

/** What there is to compose a release of the campaign from, and what cannot go. */
export function stockOf(campaign: CampaignView, variants: readonly BuiltVariant[], at: Date): Stock {
  const cells = cellsOf(campaign, at);
  if (cells.length === 0) return { pieces: [], cells: 0, stuck: 0, complaints: [{ at: "", says: nothing }] };
  const built = new Map(variants.map((variant) => [keyOf(variant), variant]));
  const digest = inputsDigester();
  const complaints: Complaint[] = blockedOf(cells);
  const pieces: Piece[] = [];
  for (const cell of cells.filter(({ block }) => block === null)) {
    const piece = pieceOf(cell, built.get(keyOf(cell)), digest);
    if (typeof piece === "string") complaints.push({ at: nameOf(cell), says: piece });
    else pieces.push(piece);
  }
  return { pieces, cells: cells.length, stuck: cells.length - pieces.length, complaints };
}

/**
 * What a release of the campaign is composed from.
 * Throws Refusal `unready` with what cannot go.
 */
export function piecesOf(campaign: CampaignView, variants: readonly BuiltVariant[], at: Date): Piece[] {
  const { pieces, cells, stuck, complaints } = stockOf(campaign, variants, at);
  if (cells === 0) throw new Refusal("unready", nothing);
  if (stuck > 0)
    throw new Refusal("unready", `${stuck} of ${cells} variants cannot go yet. Nothing was published. Put right what is named, then publish.`, complaints);
  return pieces;
}

const nothing = "Nothing can be published yet: the campaign needs a master and a placement.";
const keyOf = ({ placementId, market, locale }: Pick<Cell, "placementId" | "market" | "locale">) => `${placementId} ${market} ${locale}`;
const nameOf = (cell: Cell) => `${cell.placementKey}, ${isBackup(cell) ? "backup" : `${cell.market} ${cell.locale}`}`;

/** The piece, or why there is none. */
function pieceOf(cell: Cell, variant: BuiltVariant | undefined, digest: ReturnType<typeof inputsDigester>): Piece | string {
  if (!variant) return "is not built yet";
  if (variant.inputsDigest !== digest(cell.inputs)) return "was built before the last change";
  if (!variant.passed) return "did not pass its checks";
  if (!isDigest(variant.digest)) return "has no readable digest";
  const { market, locale, placementKey, rules, link } = cell;
  return { placementKey, market, locale, digest: variant.digest, mime: variant.mime, bytes: variant.bytes, rules, link };
}
