import { type StockAsk, usualTarget } from "../model/stock-forecast";
import type { StockView } from "./use-stock";

/** What the address says of a plan that is being thought over. */
export interface DraftAddress {
  /** "DE,FR"; "" for none. */
  markets: string | null;
  /** In MB. */
  capacity: string | null;
  /** In percent. */
  target: string | null;
}

const megabyte = 1_000_000;

/** The plan on screen: what the address says, else what is assigned, else all markets on all of the disk. */
export function draftOf(view: Pick<StockView, "facts" | "assigned" | "reportedBytes">, address: DraftAddress): StockAsk {
  const { facts, assigned } = view;
  const known = new Set(facts.markets.map(({ market }) => market));
  const written = address.markets?.split(",").filter((market) => known.has(market));
  const everywhere = facts.markets.flatMap(({ market }) => (facts.cells.some(({ key }) => key.startsWith(market)) ? market : []));
  return {
    markets: written ?? assigned?.assignment.markets ?? everywhere,
    capacityBytes: bytesOfMegabytes(address.capacity) ?? assigned?.assignment.capacityBytes ?? roomOf(view),
    target: shareOfPercent(address.target) ?? assigned?.figures?.target ?? usualTarget,
  };
}

/** As far as the disk goes by the last heartbeat; for a hub never heard of, as much as everything takes. Two digits, so that it does not change with each heartbeat. */
function roomOf({ facts, reportedBytes }: Pick<StockView, "facts" | "reportedBytes">): number {
  const everything = facts.blobs.reduce((sum, { bytes }) => sum + bytes, 0);
  if (reportedBytes === null) return Math.max(1, Math.ceil(everything / megabyte)) * megabyte;
  const step = 10 ** Math.max(6, Math.floor(Math.log10(Math.max(1, reportedBytes))) - 1);
  return Math.max(megabyte, Math.floor(reportedBytes / step) * step);
}

const figure = /^\d{1,9}(\.\d{1,6})?$/;

/** "2.5" MB as 2,500,000; null when it is no such figure or nothing. */
export function bytesOfMegabytes(text: string | null): number | null {
  if (text === null || !figure.test(text.trim())) return null;
  const bytes = Math.round(Number(text) * megabyte);
  return bytes > 0 ? bytes : null;
}

/** 2,500,000 bytes as "2.5"; what `bytesOfMegabytes` reads back. */
export function megabytesOf(bytes: number): string {
  return String(bytes / megabyte);
}

/** "99.9" percent as 0.999; null when it is none of 0 to 100. */
export function shareOfPercent(text: string | null): number | null {
  if (text === null || !figure.test(text.trim())) return null;
  const percent = Number(text);
  return percent <= 100 ? Math.round(percent * 10_000) / 1_000_000 : null;
}

/** 0.999 as "99.9"; what `shareOfPercent` reads back. */
export function percentOf(share: number): string {
  return String(Math.round(share * 1_000_000) / 10_000);
}
