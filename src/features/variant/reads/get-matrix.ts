import { setImmediate as breathe } from "node:timers/promises";
import type { CampaignView } from "@/features/campaign/model/campaign";
import { localeShareOf, placementShareOf } from "@/features/campaign/model/volume";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { may } from "@/features/identity/policy";
import type { MarketFigures } from "@/features/market/model/market-line";
import { getCurrency } from "@/features/market/reads/get-currency";
import { listFigures } from "@/features/market/reads/list-figures";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { type CellState, cellStateOf, type StoredVariant } from "../model/cell-state";
import { type Cell, cellsOf, judgeOf } from "../model/cells";
import { backupCell } from "../model/inputs";
import { inputsDigester } from "../model/key";
import { codeOf, encodeCodes, forbiddenCodeOf, type Matrix, type MatrixCode, type MatrixColumn, type MatrixRow } from "../model/matrix";
import { gapsOf } from "../model/matrix-volume";
import type { MatrixOf } from "../schema";
import { type LatestItem, listLatestItems } from "./latest-items";
import { findLiveDigests, type LiveDigests } from "./live-digests";
import { findMatrixBuild } from "./matrix-build";
import { listStoredVariants, nameOfCell } from "./stored-variants";

/** Cells that are worked out before other requests get their turn. */
const cellsAtOnce = 1_000;

/**
 * The campaign's cells as one letter each, from the brief alone: also before there is a photo. With what market figures say of rows and
 * what shares say of columns, screens work out every cell's impressions and media value by themselves.
 */
export async function getMatrix(scope: Scope, { slug }: MatrixOf): Promise<Matrix> {
  const [campaign, currency] = await Promise.all([getCampaign(scope, { slug }), getCurrency(scope)]);
  const [figures, variants, items, live, build] = await Promise.all([
    listFigures(scope, currency),
    listStoredVariants(db(), campaign.id),
    listLatestItems(db(), campaign.id, { unfinished: true }),
    findLiveDigests(scope, campaign.id),
    findMatrixBuild(scope, campaign.id),
  ]);
  const grid = await gridOf(campaign, { variants, items, live });
  return {
    campaignId: campaign.id,
    currency: currency.reporting,
    rows: audiencesOf(campaign).map((audience, at) => ({ ...figuresOf(campaign, audience, figures), ...rowOf(grid[at] ?? []) })),
    columns: campaign.placements.map((placement) => columnOf(campaign, placement)),
    gaps: gapsOf(campaign),
    hasMaster: campaign.master !== null,
    release: live?.release ?? null,
    build,
    may: { build: campaign.archivedAt === null && may(scope, "variant.build", campaign.teamId) },
  };
}

type Audience = Pick<MatrixRow, "market" | "locale">;

/** The rows, in the brief's order, with the backups' last. */
function audiencesOf({ markets }: CampaignView): Audience[] {
  return [...markets, backupCell].map(({ market, locale }) => ({ market, locale }));
}

function columnOf(campaign: CampaignView, { key, publisher, connector, widthPx, heightPx, format }: CampaignView["placements"][number]): MatrixColumn {
  return { placement: key, publisher, connector, widthPx, heightPx, format, share: placementShareOf(campaign, key) };
}

function figuresOf(campaign: CampaignView, { market, locale }: Audience, figures: readonly MarketFigures[]) {
  const line = figures.find((one) => one.market === market);
  return {
    market,
    locale,
    share: localeShareOf(campaign, market, locale),
    dailyImpressions: line?.dailyImpressions ?? null,
    cpmMicros: line?.cpmReporting?.micros ?? null,
    missingRate: line?.missingRate ?? null,
  };
}

interface GridCell {
  code: MatrixCode;
  rules: string;
}

function rowOf(cells: readonly GridCell[]): Pick<MatrixRow, "rules" | "codes"> {
  const packs = new Set(cells.flatMap(({ rules }) => (rules === "none" ? [] : rules.split("+"))));
  return { rules: packs.size > 0 ? [...packs].join("+") : "none", codes: encodeCodes(cells.map(({ code }) => code)) };
}

interface Stored {
  variants: ReadonlyMap<string, StoredVariant & { digest: string }>;
  items: readonly LatestItem[];
  live: LiveDigests | null;
}

/** Letter and rules of every cell, by row and column. */
async function gridOf(campaign: CampaignView, { variants, items, live }: Stored): Promise<GridCell[][]> {
  const rows = new Map(audiencesOf(campaign).map(({ market, locale }, at) => [`${market}/${locale}`, at]));
  const columns = new Map(campaign.placements.map(({ key }, at) => [key, at]));
  const grid = [...rows].map(() => campaign.placements.map((): GridCell => ({ code: "m", rules: "none" })));
  const itemOf = new Map(items.map((item) => [nameOfCell(item), item]));
  const digest = inputsDigester();
  for (const [at, cell] of plannedCells(campaign, new Date()).entries()) {
    if (at % cellsAtOnce === cellsAtOnce - 1) await breathe();
    const name = nameOfCell(cell);
    const variant = variants.get(name) ?? null;
    const state = stateOf(cell, variant, itemOf.get(name) ?? null, digest);
    const served = live?.of(cell) ?? null;
    const code = cell.block ? forbiddenCodeOf(served) : codeOf(state, variant?.digest ?? null, served);
    const row = grid[rows.get(`${cell.market}/${cell.locale}`) ?? -1];
    const column = columns.get(cell.placementKey);
    if (row && column !== undefined) row[column] = { code, rules: cell.rules };
  }
  return grid;
}

/** Nothing is digested of a cell that no build ever had. */
function stateOf({ inputs }: PlannedCell, variant: StoredVariant | null, item: LatestItem | null, digest: ReturnType<typeof inputsDigester>): CellState {
  if (!variant && !item) return "missing";
  if (inputs) return cellStateOf(digest(inputs), variant, item);
  return variant ? "stale" : "missing";
}

type PlannedCell = Pick<Cell, "placementKey" | "market" | "locale" | "rules" | "block"> & { inputs: Cell["inputs"] | null };

/** Every cell of the brief; before there is a photo it is made of nothing yet, and rules judge it all the same. */
function plannedCells(campaign: CampaignView, at: Date): PlannedCell[] {
  if (campaign.master) return cellsOf(campaign, at);
  const judged = judgeOf(campaign, at);
  return campaign.placements.flatMap((placement) =>
    audiencesOf(campaign).map(({ market, locale }) => {
      const { rules, block } = judged(placement, market);
      return { placementKey: placement.key, market, locale, rules, block, inputs: null };
    }),
  );
}
