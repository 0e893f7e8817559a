import type { TypedField } from "../model/grid-text";
import type { FigureKey } from "../model/import-columns";
import type { MarketLine } from "../model/market-line";

/** A column of the grid. */
export interface GridColumn {
  id: string;
  head: string;
  /** After the head, quiet. */
  unit?: string;
  numeric?: boolean;
  /** What the rows are ordered by; undefined comes last. */
  order?: (line: MarketLine) => string | number | undefined;
  /** Opens as a text, or in a dialog of its own; else it is only read. */
  typed?: TypedField;
  dialog?: "locales" | "restricted";
  /** The figure whose source it shows. */
  figure?: FigureKey;
}

const known = (value: number | null | undefined) => value ?? undefined;

/** In the order of the grid; `reporting` is the currency of the media value. */
export function gridColumns(reporting: string, mayEdit: boolean): GridColumn[] {
  const columns: GridColumn[] = [
    { id: "market", head: "Market", order: ({ name }) => name },
    { id: "locales", head: "Locales", order: ({ locales }) => locales[0]?.locale, dialog: "locales" },
    { id: "currency", head: "Currency", order: ({ currency }) => currency, typed: "currency" },
    { id: "cpm", head: "CPM", numeric: true, order: ({ cpmReporting, cpm }) => known(cpmReporting?.micros ?? cpm?.micros), typed: "cpm", figure: "cpm" },
    {
      id: "impressions",
      head: "Impressions/day",
      numeric: true,
      order: ({ dailyImpressions }) => known(dailyImpressions),
      typed: "dailyImpressions",
      figure: "dailyImpressions",
    },
    {
      id: "conversion",
      head: "Conversion",
      numeric: true,
      order: ({ conversionRate }) => known(conversionRate),
      typed: "conversionRate",
      figure: "conversionRate",
    },
    { id: "ttfb", head: "p75 TTFB", numeric: true, order: ({ ttfbP75Ms }) => known(ttfbP75Ms), typed: "ttfbP75", figure: "ttfbP75" },
    { id: "value", head: "Media value/day", unit: reporting, numeric: true, order: ({ mediaValue }) => known(mediaValue?.micros) },
    { id: "restricted", head: "Restricted", order: ({ restricted }) => restricted.join(" ") || undefined, dialog: "restricted" },
  ];
  return mayEdit ? [...columns, { id: "remove", head: "" }] : columns;
}
