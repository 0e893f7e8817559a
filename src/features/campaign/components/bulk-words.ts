import type { BulkDraft } from "../model/bulk-change";
import { dayWords, lastDayOf } from "./campaign-words";

/** What a bulk edit did, in words: "Flights 7 days later", "Click-through host: new.example (DE)", "Labels: + Q4, − Tea". */
export function changeWords({ flights, clickThrough, labels }: BulkDraft): string {
  return [flights && flightWords(flights), clickThrough && clickWords(clickThrough), labels && labelWords(labels)].filter((part) => part).join("; ");
}

const ends = { both: "Flights", from: "First days", until: "Last days" } as const;

function flightWords(change: NonNullable<BulkDraft["flights"]>): string {
  if (change.kind === "shift") {
    const days = Math.abs(change.days);
    return `${ends[change.edge]} ${days} ${days === 1 ? "day" : "days"} ${change.days > 0 ? "later" : "earlier"}`;
  }
  const from = change.fromOn === null ? "" : `first day ${dayWords(change.fromOn)}`;
  const until = change.untilOn === null ? "" : `last day ${dayWords(lastDayOf(change.untilOn))}`;
  return `Flights: ${[from, until].filter((part) => part).join(", ")}`;
}

function clickWords(change: NonNullable<BulkDraft["clickThrough"]>): string {
  const where = change.markets.length > 0 ? ` (${change.markets.join(", ")})` : "";
  if (change.kind === "host") return `Click-through host: ${change.host}${where}`;
  if (change.kind === "whole") return `Click-through: ${change.address}${where}`;
  return `Click-throughs: “${change.find}” by “${change.with}”${where}`;
}

function labelWords({ add = [], remove = [] }: NonNullable<BulkDraft["labels"]>): string {
  return `Labels: ${[...add.map((label) => `+ ${label}`), ...remove.map((label) => `− ${label}`)].join(", ")}`;
}
