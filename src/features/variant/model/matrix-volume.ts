import type { CampaignView } from "@/features/campaign/model/campaign";
import { mediaValue } from "@/kernel/money";
import { differenceOf } from "@/kernel/share";
import { backupCell } from "./inputs";
import type { MatrixColumn, MatrixRow, ShareGap } from "./matrix";

type RowFigures = Pick<MatrixRow, "market" | "share" | "dailyImpressions" | "cpmMicros">;

/** True for the row of the placements' neutral variants, on which no impressions are planned. */
export function isBackupRow({ market }: Pick<MatrixRow, "market">): boolean {
  return market === backupCell.market;
}

/** Planned impressions a day of a market in one of its languages; null when the market's are not known, 0 for backups. */
export function rowImpressions(row: RowFigures): number | null {
  if (isBackupRow(row)) return 0;
  return row.dailyImpressions === null ? null : row.dailyImpressions * row.share;
}

/**
 * Planned impressions a day of one cell. It factors into the row's and the column's share, so that headers alone give every cell:
 * market impressions × locale share × (connector share × placement share). Null when the market's impressions are not known.
 */
export function cellImpressions(row: RowFigures, { share }: Pick<MatrixColumn, "share">): number | null {
  const impressions = rowImpressions(row);
  return impressions === null ? null : impressions * share;
}

/** Media value of a cell a day in whole millionths of the reporting currency; null when a figure or the rate is missing. It is never revenue. */
export function cellValueMicros(row: RowFigures, column: Pick<MatrixColumn, "share">): number | null {
  const impressions = cellImpressions(row, column);
  if (impressions === 0) return 0;
  return impressions === null || row.cpmMicros === null ? null : mediaValue({ micros: row.cpmMicros, currency: "" }, impressions).micros;
}

/** What some cells carry together. Known figures are summed; the cells without are counted, so that nothing passes for zero. */
export interface Volume {
  impressions: number;
  valueMicros: number;
  withoutImpressions: number;
  withoutValue: number;
}

/** Of no cells. */
export const noVolume: Volume = { impressions: 0, valueMicros: 0, withoutImpressions: 0, withoutValue: 0 };

/** The same with one more cell. */
export function addCell(volume: Volume, row: RowFigures, column: Pick<MatrixColumn, "share">): Volume {
  const impressions = cellImpressions(row, column);
  const valueMicros = cellValueMicros(row, column);
  return {
    impressions: volume.impressions + (impressions ?? 0),
    valueMicros: volume.valueMicros + (valueMicros ?? 0),
    withoutImpressions: volume.withoutImpressions + Number(impressions === null),
    withoutValue: volume.withoutValue + Number(valueMicros === null),
  };
}

/** CPM of some rows together, weighted by their impressions, in millionths; null as soon as one has no figures. */
export function jointCpmMicros(rows: readonly RowFigures[]): number | null {
  const [only] = rows;
  if (rows.length === 1 && only) return isBackupRow(only) ? null : only.cpmMicros;
  let impressions = 0;
  let weighted = 0;
  for (const row of rows.filter((one) => !isBackupRow(one))) {
    const volume = rowImpressions(row);
    if (volume === null || row.cpmMicros === null) return null;
    impressions += volume;
    weighted += volume * row.cpmMicros;
  }
  return impressions === 0 ? null : Math.round(weighted / impressions);
}

/** Planned impressions a day of some rows; null as soon as one is not known. */
export function jointImpressions(rows: readonly RowFigures[]): number | null {
  let sum = 0;
  for (const row of rows) {
    const impressions = rowImpressions(row);
    if (impressions === null) return null;
    sum += impressions;
  }
  return sum;
}

/** Every whole of the brief whose shares do not add up: markets by their languages, connectors by their placements, the connectors. */
export function gapsOf({ markets, placements, connectors }: Pick<CampaignView, "markets" | "placements" | "connectors">): ShareGap[] {
  const used = [...new Set(placements.map(({ connector }) => connector))];
  const wholes = [
    ...[...new Set(markets.map(({ market }) => market))].map((whole) => ({ whole, parts: markets.filter(({ market }) => market === whole) })),
    ...used.map((whole) => ({ whole, parts: placements.filter(({ connector }) => connector === whole) })),
    ...(used.length > 0 ? [{ whole: "the connectors", parts: connectors.filter(({ connector }) => used.includes(connector)) }] : []),
  ];
  return wholes
    .map(({ whole, parts }) => ({ whole, differencePpm: differenceOf(parts.map(({ sharePpm }) => sharePpm)) }))
    .filter(({ differencePpm }) => differencePpm !== 0);
}
