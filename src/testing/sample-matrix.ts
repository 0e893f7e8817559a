import fc from "fast-check";
import { encodeCodes, type Matrix, type MatrixCode, type MatrixColumn, type MatrixRow, matrixCodes } from "@/features/variant/model/matrix";

/** A row with figures in dollars: impressions a day of its market, CPM, share, and the letters of its cells. */
export function sampleRow(name: string, codes: string, figures: Partial<MatrixRow> = {}): MatrixRow {
  const [market = "", locale = ""] = name.split("/");
  return { market, locale, rules: "none", share: 1, dailyImpressions: 1_000_000, cpmMicros: 5_000_000, missingRate: null, codes, ...figures };
}

/** A column of a size such as "300×250" and its share of every market. */
export function sampleColumn(placement: string, size: string, share: number, rest: Partial<MatrixColumn> = {}): MatrixColumn {
  const [widthPx = 0, heightPx = 0] = size.split("×").map(Number);
  return { placement, publisher: "", connector: "generic", widthPx, heightPx, format: "webp", share, ...rest };
}

/** A matrix of these rows and columns; everything else is as of a campaign that was never built. */
export function sampleMatrix(rows: MatrixRow[], columns: MatrixColumn[]): Matrix {
  const rest = { campaignId: "c", currency: "USD", gaps: [], hasMaster: true, release: null, build: null, may: { build: true } };
  return { ...rest, rows, columns };
}

const letters = Object.keys(matrixCodes) as MatrixCode[];
const few = (...values: string[]) => fc.constantFrom(...values);

/** Any matrix of up to ten rows and columns, with some figures missing; the last row is the backups'. */
export const anyMatrix: fc.Arbitrary<Matrix> = fc.integer({ min: 1, max: 10 }).chain((width) => {
  const codes = fc.array(fc.constantFrom(...letters), { minLength: width, maxLength: width }).map(encodeCodes);
  const row: fc.Arbitrary<MatrixRow> = fc.record({
    market: few("US", "DE", "FR", "JP"),
    locale: few("en", "de", "fr", "ja"),
    rules: few("none", "fr-alcohol@1"),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    dailyImpressions: fc.option(fc.integer({ min: 0, max: 5_000_000_000 })),
    cpmMicros: fc.option(fc.integer({ min: 0, max: 100_000_000 })),
    missingRate: fc.constant(null),
    codes,
  });
  const column: fc.Arbitrary<MatrixColumn> = fc.record({
    placement: fc.uuid(),
    publisher: few("", "Daily", "Weekly"),
    connector: few("generic", "north"),
    widthPx: fc.constantFrom(300, 728),
    heightPx: fc.constantFrom(250, 90),
    format: few("webp", "jpeg"),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const backups = codes.map((own) => sampleRow("*/und", own, { share: 0, dailyImpressions: null, cpmMicros: null }));
  return fc
    .tuple(fc.array(row, { minLength: 1, maxLength: 10 }), backups, fc.array(column, { minLength: width, maxLength: width }))
    .map(([rows, last, columns]) => sampleMatrix([...rows, last], columns));
});
