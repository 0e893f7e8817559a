import type { Money } from "@/kernel/money";

const figures = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });

/** 18432 bytes -> "18 kB"; decimal units, as in HTTP. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${whole.format(bytes)} B`;
  if (bytes < 1_000_000) return `${(bytes < 10_000 ? figures : whole).format(bytes / 1_000)} kB`;
  if (bytes < 1_000_000_000) return `${figures.format(bytes / 1_000_000)} MB`;
  return `${figures.format(bytes / 1_000_000_000)} GB`;
}

/** 41.3 ms -> "41 ms", 1250 ms -> "1.3 s"; below 10 ms with one decimal. */
export function formatMs(ms: number): string {
  if (ms < 10) return `${figures.format(ms)} ms`;
  if (ms < 1_000) return `${whole.format(ms)} ms`;
  if (ms < 60_000) return `${figures.format(ms / 1_000)} s`;
  return `${whole.format(ms / 60_000)} min`;
}

/** 1840 -> "1,840". */
export function formatCount(count: number | bigint): string {
  return whole.format(count);
}

const steps = [
  { untilMs: 60_000, unitMs: 1_000, unit: "s" },
  { untilMs: 3_600_000, unitMs: 60_000, unit: "min" },
  { untilMs: 86_400_000, unitMs: 3_600_000, unit: "h" },
] as const;

/** How long before `nowMs` an instant was: "now", "12 s ago", "5 min ago", "3 h ago", "2 d ago"; "in …" when ahead. */
export function formatAgo(atMs: number, nowMs: number): string {
  const distanceMs = Math.abs(nowMs - atMs);
  if (distanceMs < 1_500) return "now";
  const step = steps.find(({ untilMs }) => distanceMs < untilMs) ?? { unitMs: 86_400_000, unit: "d" };
  const span = `${Math.floor(distanceMs / step.unitMs)} ${step.unit}`;
  return atMs <= nowMs ? `${span} ago` : `in ${span}`;
}

/** The exact instant with its zone: "22 Nov 2026, 18:03:12 GMT+1"; in the viewer's zone unless told. */
export function formatInstant(at: Date, timeZone?: string): string {
  const parts = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone }).format(at);
}

const sizes = [
  { from: 999_500_000, per: 1_000_000_000, unit: "bn" },
  { from: 999_500, per: 1_000_000, unit: "M" },
  { from: 1_000, per: 1_000, unit: "k" },
] as const;

/** 4200000 -> "4.2 M", 640000 -> "640 k", 1500000000 -> "1.5 bn"; below a thousand as it is. For maps and legends; tables show the whole count. */
export function formatShort(count: number): string {
  const size = sizes.find(({ from }) => count >= from);
  if (!size) return whole.format(count);
  const share = count / size.per;
  return `${(share < 100 ? figures : whole).format(share)} ${size.unit}`;
}

/** { micros: 9800000, currency: "USD" } -> "$9.80"; without cents from a thousand units on, with up to four decimals below ten cents. */
export function formatMoney({ micros, currency }: Money): string {
  const units = micros / 1_000_000;
  const size = Math.abs(units);
  const decimals = size >= 1_000 ? { maximumFractionDigits: 0 } : size > 0 && size < 0.1 ? { maximumFractionDigits: 4 } : {};
  return new Intl.NumberFormat("en", { style: "currency", currency, ...decimals }).format(units);
}
