import { nameOfMarket } from "@/features/market/model/catalogue";
import { nameOfConnector } from "@/features/publisher/model/connectors";
import { idOf } from "@/features/rule/model/pack";
import { rulePacks } from "@/features/rule/model/packs";
import type { CellDetail } from "../model/cell-view";
import { backupCell } from "../model/inputs";
import type { MatrixColumn, MatrixRow, MatrixState } from "../model/matrix";
import type { FilterName } from "../model/matrix-filter";
import { sizeOfColumn } from "../model/matrix-filter";
import type { ColumnAxis, Line, RowAxis } from "../model/matrix-group";
import { isBackupRow } from "../model/matrix-volume";

/** What a person calls a filter's value. */
export function labelOf(name: FilterName, value: string): string {
  if (name === "market") return value === backupCell.market ? "Backups" : `${nameOfMarket(value)} · ${value}`;
  if (name === "locale") return value === backupCell.locale ? "No language" : value;
  if (name === "connector") return nameOfConnector(value);
  if (name === "publisher") return value || "Nobody named";
  return name === "rules" ? packsOf(value).join(", ") || "No rules" : value;
}

const packTitles = new Map(rulePacks.map((pack) => [idOf(pack), pack.title]));

/** What people call the rule packs of a row. */
export function packsOf(rules: string): string[] {
  return rules === "none" ? [] : rules.split("+").map((pack) => packTitles.get(pack) ?? pack);
}

interface Heading {
  /** What stands out, and what stands beside it. */
  name: string;
  beside: string;
  /** The whole name, on hover and for assistive technology. */
  whole: string;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** What a line of rows is called. */
export function rowHeading(line: Line, rows: readonly MatrixRow[], by: RowAxis): Heading {
  const [first] = line.members.flatMap((place) => rows[place] ?? []);
  if (!first) return { name: "", beside: "", whole: "" };
  if (isBackupRow(first)) return { name: "Backup", beside: "", whole: "Backup, the photo without copy" };
  if (by === "row") return { name: first.market, beside: first.locale, whole: `${nameOfMarket(first.market)}, ${first.locale}` };
  const many = counted(line.members.length, by === "market" ? "language" : by === "locale" ? "market" : "row");
  const name = by === "market" ? first.market : by === "locale" ? first.locale : packsOf(first.rules).join(", ") || "No rules";
  const whole = by === "market" ? `${nameOfMarket(first.market)}, ${many}` : `${name}, ${many}`;
  return { name, beside: by === "market" ? nameOfMarket(first.market) : many, whole };
}

/** What a line of columns is called. */
export function columnHeading(line: Line, columns: readonly MatrixColumn[], by: ColumnAxis): Heading {
  const [first] = line.members.flatMap((place) => columns[place] ?? []);
  if (!first) return { name: "", beside: "", whole: "" };
  const size = sizeOfColumn(first);
  if (by === "placement")
    return {
      name: size,
      beside: first.placement,
      whole: [first.placement, size, nameOfConnector(first.connector), first.publisher].filter(Boolean).join(", "),
    };
  const many = counted(line.members.length, "placement");
  const name = by === "size" ? size : by === "connector" ? nameOfConnector(first.connector) : first.publisher || "Nobody named";
  return { name, beside: many, whole: `${name}, ${many}` };
}

export const rowAxisWords: Record<RowAxis, string> = { row: "Market · locale", market: "Market", locale: "Locale", rules: "Rules" };
export const columnAxisWords: Record<ColumnAxis, string> = { placement: "Placement", connector: "Connector", size: "Size", publisher: "Publisher" };

/** What the live release has to do with a cell, and its number where the letter has said that it is live. */
export function liveWords(live: CellDetail["live"], said: boolean): string {
  if (!live) return "";
  if (said) return `It is r${live.release}.`;
  return live.current ? `r${live.release} still serves it.` : `r${live.release} serves an older version.`;
}

/** "3 missing", or "3 of 5 missing". */
export function shownWords({ state, count, total }: { state: MatrixState; count: number; total: number }): string {
  return total === 1 ? state : `${count} of ${total} ${state}`;
}
