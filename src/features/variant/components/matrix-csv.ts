import { stringify } from "csv-stringify/browser/esm/sync";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { type Matrix, matrixCodes } from "../model/matrix";
import { type CellPlace, cellAt } from "../model/matrix-group";
import { cellImpressions, cellValueMicros, isBackupRow } from "../model/matrix-volume";

const columns = [
  "market",
  "market name",
  "locale",
  "rules",
  "placement",
  "publisher",
  "connector",
  "size",
  "format",
  "state",
  "why",
  "impressions a day",
  "media value a day",
  "currency",
];

/** Cells as RFC 4180 text, one line each; figures that are not known are left empty, and no text starts a formula. */
export function matrixCsv(matrix: Matrix, cells: Iterable<CellPlace>): string {
  const lines = [...cells].flatMap((place) => {
    const cell = cellAt(matrix, place);
    if (!cell) return [];
    const { row, column, code } = cell;
    const backup = isBackupRow(row);
    const value = cellValueMicros(row, column);
    return [
      [
        row.market,
        backup ? "Backup" : nameOfMarket(row.market),
        row.locale,
        row.rules,
        column.placement,
        column.publisher,
        column.connector,
        `${column.widthPx}×${column.heightPx}`,
        column.format,
        matrixCodes[code].state,
        matrixCodes[code].says,
        backup ? null : rounded(cellImpressions(row, column)),
        backup || value === null ? null : (value / 1_000_000).toFixed(2),
        matrix.currency,
      ],
    ];
  });
  return stringify([columns, ...lines], { escape_formulas: true, record_delimiter: "windows" });
}

const rounded = (impressions: number | null) => (impressions === null ? null : Math.round(impressions));
