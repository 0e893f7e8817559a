import { capped } from "@/features/creative/model/copy-deck";
import { readDelimited } from "@/features/creative/model/copy-table";
import type { Rate } from "@/kernel/money";
import type { Complaint } from "@/kernel/refusal";
import { type Read, readCurrency, readDay, readSource, sayOf } from "./import-cells";
import { letterOf } from "./import-columns";
import { readColumn } from "./import-figures";

/** The most rates of one paste. */
const mostRates = 2_000;

/** The header of a pasted table of rates; the source may be left out. */
export const rateHeader = "day,base,quote,rate,source";

export interface TypedRate extends Rate {
  source: string;
}

const columns = { on: /^(day|on|date|valid_on)$/, base: /^(base|from)$/, quote: /^(quote|to)$/, rate: /^rate$/, source: /^source$/ } as const;
type Column = keyof typeof columns;

/** Reads pasted rates (CSV or TSV) with the header day,base,quote,rate and maybe source: all of them, or every problem by row and column. */
export function readRates(text: string, today: string): { rates: TypedRate[]; complaints: Complaint[] } {
  const table = readDelimited(text, mostRates + 2);
  if ("complaint" in table) return { rates: [], complaints: [table.complaint] };
  const [header = [], ...body] = table.rows;
  const rows = body.map((cells, at) => ({ row: at + 2, cells })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (rows.length > mostRates) return refusedAt("row 1", `There are more than ${mostRates.toLocaleString("en")} rates; paste them in parts.`);
  const at = (name: Column) => header.findIndex((cell) => columns[name].test(cell.trim().toLowerCase()));
  const absent = (["on", "base", "quote", "rate"] as const).find((name) => at(name) < 0);
  if (absent) return refusedAt("row 1", `The header must be ${rateHeader}; there is none for ${absent === "on" ? "the day" : `the ${absent}`}.`);
  if (rows.length === 0) return refusedAt("row 2", "There are no rates below the header.");
  const complaints: Complaint[] = [];
  const complain = (row: number, column: number, says: string) => complaints.push({ at: `row ${row}, ${letterOf(column)}`, says });
  const numbers = readColumn(rows, { field: "cpm", column: at("rate") }, null, (row, _, says) => complain(row, at("rate"), says));
  const seen = new Map<string, number>();
  const rates = rows.map(({ row, cells }): TypedRate => {
    const cell = (name: Column, read: (text: string) => Read<string>) => readCell(cells[at(name)], read, (says) => complain(row, at(name), says));
    const [base, quote, on] = [cell("base", readCurrency), cell("quote", readCurrency), cell("on", (day) => readDay(day, today))];
    const rate = numbers.get(row)?.value ?? 0;
    for (const says of rateFaults({ base, quote, on, rate }, row, seen)) complain(row, at("rate"), says);
    return { base, quote, on, rate, source: at("source") < 0 || (cells[at("source")] ?? "").trim() === "" ? "" : cell("source", readSource) };
  });
  return complaints.length > 0 ? { rates: [], complaints: capped(complaints) } : { rates, complaints };
}

const refusedAt = (at: string, says: string) => ({ rates: [], complaints: [{ at, says }] });

const noneSays = "“none” takes nothing away here; leave the row out, or remove the rate from the list.";

function readCell(cell: string | undefined, read: (text: string) => Read<string>, complain: (says: string) => void): string {
  const said = sayOf(cell);
  const value =
    said.value?.kind === "text" ? read(said.value.text) : said.value ? { says: [said.value.kind === "none" ? noneSays : "This cell is empty."] } : said;
  for (const says of value.says ?? []) complain(says);
  return typeof value.value === "string" ? value.value : "";
}

function rateFaults({ base, quote, on, rate }: Rate, row: number, seen: Map<string, number>): string[] {
  const key = `${base} -> ${quote} of ${on}`;
  const earlier = seen.get(key);
  seen.set(key, earlier ?? row);
  return [
    ...(rate > 0 && rate <= 1e9 ? [] : ["A rate is more than 0 and at most 1,000,000,000."]),
    ...(base !== "" && base === quote ? [`${base} to ${quote} is the same currency.`] : []),
    ...(earlier === undefined ? [] : [`${key} is there already, in row ${earlier}.`]),
  ];
}
