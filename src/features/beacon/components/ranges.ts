export const ranges = {
  hour: { label: "1 h", ms: 3_600_000 },
  day: { label: "24 h", ms: 86_400_000 },
  week: { label: "7 d", ms: 7 * 86_400_000 },
  month: { label: "30 d", ms: 30 * 86_400_000 },
} as const;
export type Range = keyof typeof ranges;

export const kinds = { real: "", test: "test", simulated: "simulated" } as const;
export type Kind = keyof typeof kinds;

const windowMs = 10_000;

/** From so long ago until the end of the window that is being counted, both on window borders. */
export function spanOf(range: Range, nowMs: number): { from: Date; until: Date } {
  const untilMs = (Math.floor(nowMs / windowMs) + 1) * windowMs;
  return { from: new Date(untilMs - ranges[range].ms), until: new Date(untilMs) };
}

/** What the address says, or the usual choice. */
export function rangeOf(text: string | null): Range {
  return isKey(ranges, text) ? text : "day";
}

export function kindOf(text: string | null, usual: Kind = "real"): Kind {
  return isKey(kinds, text) ? text : usual;
}

function isKey<K extends string>(table: Record<K, unknown>, text: string | null): text is K {
  return text !== null && Object.hasOwn(table, text);
}
