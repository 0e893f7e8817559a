"use client";
import { readTyped, typedText } from "../model/grid-text";
import type { MarketLine } from "../model/market-line";
import type { GridColumn } from "./market-columns";
import { type SheetPlace, useSheet } from "./use-sheet";
import type { Steps } from "./use-steps";

interface Wiring {
  /** In the order they are shown. */
  rows: readonly MarketLine[];
  columns: readonly GridColumn[];
  reporting: string;
  /** Null for people who only read. */
  steps: Steps | null;
  onDialog: (dialog: "locales" | "restricted", line: MarketLine) => void;
  reveal: (row: number) => void;
}

/** The spreadsheet's hands on markets: what a cell opens with, what is made of what was typed, what Enter and Delete do. */
export function useMarketSheet({ rows, columns, reporting, steps, onDialog, reveal }: Wiring) {
  const lineOf = ({ row }: SheetPlace) => rows.find(({ market }) => market === row);
  const columnOf = ({ column }: SheetPlace) => columns.find(({ id }) => id === column);
  const textOf = (place: SheetPlace) => {
    const [line, column] = [lineOf(place), columnOf(place)];
    return steps && line && column?.typed ? typedText(line, column.typed) : null;
  };
  const save = (place: SheetPlace, text: string, shown: number) => {
    const [line, column] = [lineOf(place), columnOf(place)];
    if (!line || !column?.typed || !steps) return null;
    const read = readTyped(line, column.typed, text, reporting);
    if ("says" in read) return read.says;
    steps.take({ kind: "edit", market: line.market, facts: read.edit, what: column.head }, shown);
    return null;
  };
  const press = (place: SheetPlace) => {
    const [line, column] = [lineOf(place), columnOf(place)];
    if (!line || !steps) return;
    if (column?.dialog) onDialog(column.dialog, line);
    else if (column?.id === "remove") steps.take({ kind: "remove", market: line.market }, line.revision);
  };
  const stateOf = (row: string) => rows.find(({ market }) => market === row)?.revision ?? 0;
  const clear = (place: SheetPlace) => {
    if (columnOf(place)?.figure && textOf(place)) save(place, "", stateOf(place.row));
  };
  const sheet = useSheet({ rows: rows.map(({ market }) => market), columns: columns.map(({ id }) => id), textOf, stateOf, save, press, clear, reveal });
  return { sheet, line: lineOf(sheet.at), column: columnOf(sheet.at) };
}
