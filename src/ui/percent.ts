const figures = new Intl.NumberFormat("en", { maximumFractionDigits: 4, useGrouping: false });

/** 333334 of 1000000 -> "33.3334"; "" for what is no figure. */
export function formatPercent(value: number, whole: number): string {
  return Number.isFinite(value) ? figures.format((value / whole) * 100) : "";
}

/** "33,3 %" of 1000000 -> 333000; point or comma; whole parts of a whole above 1; NaN for what is no figure. */
export function readPercent(text: string, whole: number): number {
  const plain = text.replace("%", "").trim().replace(",", ".");
  if (!/^\d+\.?\d*$|^\.\d+$/.test(plain)) return Number.NaN;
  const value = (Number(plain) * whole) / 100;
  return whole > 1 ? Math.round(value) : value;
}
