import { Refusal } from "@/kernel/refusal";

const dayMs = 86_400_000;

/** True for a day, "2026-11-25", after tomorrow: east of Greenwich it may be tomorrow already. */
export function isToCome(on: string, today: string): boolean {
  return Date.parse(`${on}T00:00:00Z`) > Date.parse(`${today}T00:00:00Z`) + dayMs;
}

/** Throws *invalid* for the first day to come: no figure and no rate is of one. */
export function demandPast(days: readonly string[], today: string): void {
  const ahead = days.find((on) => isToCome(on, today));
  if (ahead) throw new Refusal("invalid", `${ahead} is in the future. Nothing was changed; give the day that the figure is of.`);
}
