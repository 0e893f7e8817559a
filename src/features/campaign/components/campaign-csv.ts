import { stringify } from "csv-stringify/browser/esm/sync";
import { nameOfMarket } from "@/features/market/model/catalogue";
import type { Money } from "@/kernel/money";
import type { CampaignLine } from "../model/campaign-line";
import { lastDayOf, stateWords, sumLacks } from "./campaign-words";

const columns = [
  ...["campaign", "address", "team", "labels", "markets", "placements", "state", "live release", "cells with a build", "cells", "first day", "last day"],
  ...["media value a day", "reporting currency", "media value not included", "planned budget", "budget currency", "budget in reporting currency"],
  ...["edited", "created", "archived"],
];

/** The list as RFC 4180 text; a text that a spreadsheet would take for a formula gets a leading apostrophe. Sums are plain decimals. */
export function campaignsCsv(lines: readonly CampaignLine[], reporting: string): string {
  const rows = lines.map((line) => [...factsOf(line), ...sumsOf(line, reporting), ...timesOf(line)]);
  return stringify([columns, ...rows], { escape_formulas: true, record_delimiter: "windows" });
}

function factsOf({ name, slug, team, labels, markets, placements, state, live, built, cells, flight }: CampaignLine) {
  const release = live === null ? "" : `r${live}`;
  const days = flight ? [flight.fromOn, lastDayOf(flight.untilOn)] : ["", ""];
  return [name, slug, team, labels.join("; "), markets.map(nameOfMarket).join("; "), placements.join("; "), stateWords[state], release, built, cells, ...days];
}

function sumsOf({ value, budget }: CampaignLine, reporting: string) {
  const notIncluded = [...value.unrated.map((money) => `${amountOf(money)} ${money.currency}`), ...sumLacks(value)].join("; ");
  const converted = budget && budget.sum.unrated.length === 0 ? amountOf(budget.sum.known) : "";
  return [amountOf(value.known), reporting, notIncluded, budget ? amountOf(budget.planned) : "", budget?.planned.currency ?? "", converted];
}

const amountOf = ({ micros }: Money) => (micros / 1_000_000).toFixed(2);

function timesOf({ editedAt, createdAt, archivedAt }: CampaignLine) {
  return [editedAt.toISOString(), createdAt.toISOString(), archivedAt?.toISOString() ?? ""];
}
