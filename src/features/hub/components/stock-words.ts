import type { Tone } from "@/ui/dot";
import type { Show } from "./stock-filter";

interface Words {
  tone: Tone;
  /** On a line. */
  word: string;
  /** As a choice of lines. */
  choice: string;
}

/** How each kind of line is called and drawn. */
export const lineWords: Record<Exclude<Show, "all">, Words> = {
  forecast: { tone: "ok", word: "Forecast", choice: "Forecast" },
  safety: { tone: "accent", word: "Safety", choice: "Safety" },
  backup: { tone: "ok", word: "Backup", choice: "Backups" },
  left: { tone: "low", word: "Left out", choice: "Left out" },
  elsewhere: { tone: "idle", word: "Elsewhere", choice: "Elsewhere" },
};

const rates = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** 0.98765 -> "98.8"; never 100 for less than all, and never 0 for more than none. */
export function percentWords(share: number): string {
  const percent = share * 100;
  if (share > 0 && percent < 0.001) return "<0.001";
  if (share < 1 && percent > 99.999) return ">99.999";
  return percent >= 99 && share < 1 ? String(Math.floor(percent * 1_000) / 1_000) : rates.format(percent);
}

/** A quantity a day or a kilobyte, with three digits where it is small. */
export function rateWords(rate: number): string {
  return rate >= 1_000 ? new Intl.NumberFormat("en", { maximumFractionDigits: 0 }).format(rate) : rates.format(rate);
}
