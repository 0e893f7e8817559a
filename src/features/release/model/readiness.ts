/** One enrolled hub as the coordinator sees it; ages in ms by the database's clock. */
export interface HubState {
  id: string;
  name: string;
  answer: "staged" | "refused" | null;
  /** Since its last sign of life; Infinity before the first. */
  silentMs: number;
}

export interface Skipped {
  hubId: string;
  name: string;
  reason: string;
}

export type Readiness = { activate: true; skipped: Skipped[] } | { activate: false; waitMs: number };

/** A hub that does not answer for this long is skipped and named. Source: the delivery contract. */
export const patienceMs = 10_000;

/**
 * Whether a staged head may be activated: every live hub answered, and at least one staged it unless none is alive.
 * Silence counts only while the gateway was up to hear (`uptimeMs`). Otherwise, after how many ms to ask again.
 */
export function readiness(hubs: readonly HubState[], { headAgeMs, uptimeMs }: { headAgeMs: number; uptimeMs: number }): Readiness {
  const waitedMs = Math.min(headAgeMs, uptimeMs);
  const open = hubs.filter(({ answer }) => answer === null);
  const waiting = open.filter(({ silentMs }) => waitedMs < patienceMs && Math.min(silentMs, uptimeMs) < patienceMs);
  if (waiting.length > 0) return { activate: false, waitMs: patienceMs - waitedMs };
  const onlyRefusals = hubs.some(({ answer }) => answer === "refused") && !hubs.some(({ answer }) => answer === "staged");
  if (onlyRefusals) return { activate: false, waitMs: patienceMs };
  return { activate: true, skipped: open.map(({ id, name, silentMs }) => ({ hubId: id, name, reason: reasonOf(silentMs) })) };
}

function reasonOf(silentMs: number): string {
  if (silentMs === Number.POSITIVE_INFINITY) return "not heard of since it joined";
  return silentMs >= patienceMs ? `silent for ${Math.round(silentMs / 1_000)} s` : "did not answer within 10 s";
}
