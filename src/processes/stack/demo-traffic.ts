import { randomBytes } from "node:crypto";
import type { MarketView, PlacementView } from "@/features/campaign/model/campaign";
import { type HubHost, orderHosts } from "@/features/publisher/model/hosts";

/** What a visit needs to know of what is live. */
export interface Shelf {
  campaign: string;
  release: number;
  markets: readonly MarketView[];
  placements: readonly PlacementView[];
  hosts: readonly HubHost[];
}

/** Illustrative shares of the visits, in daily impressions; a market without one gets the smallest. */
const dailyImpressions: Record<string, number> = {
  IN: 5_200,
  US: 4_200,
  BR: 2_300,
  JP: 1_900,
  GB: 1_600,
  DE: 1_500,
  FR: 1_200,
  KR: 900,
  ES: 800,
  TH: 700,
  PL: 620,
  AE: 260,
  GR: 240,
  IL: 210,
  KZ: 130,
};
const smallest = 130;

function draw<T>(items: readonly T[], weightOf: (item: T) => number): T | undefined {
  let left = Math.random() * items.reduce((sum, item) => sum + weightOf(item), 0);
  return items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
}

interface Sighting {
  variant: string;
  ttfbMs: number;
}

/** Asks for the creative as an image tag would, and measures it; null when the hub shows nothing. */
async function look(host: string, path: string): Promise<Sighting | null> {
  const askedAtMs = performance.now();
  const answer = await fetch(`${host}${path}`, { signal: AbortSignal.timeout(5_000) });
  const ttfbMs = performance.now() - askedAtMs;
  const variant = /[0-9a-f]{64}/.exec(answer.headers.get("etag") ?? "")?.[0].slice(0, 8);
  await answer.arrayBuffer();
  return answer.ok && variant ? { variant, ttfbMs } : null;
}

const round = (ms: number) => ms.toFixed(1);

/** One simulated page view: the creative over the real data plane, then its beacons, labelled as simulated (`u=s`). */
export async function visit(shelf: Shelf): Promise<boolean> {
  const market = draw(shelf.markets, ({ market: code }) => dailyImpressions[code] ?? smallest);
  const placement = draw(shelf.placements, () => 1);
  const host = market && orderHosts(shelf.hosts, market.market, { fallbackOutside: true }).first?.publicUrl;
  if (!market || !placement || !host) return false;
  const cell = new URLSearchParams({ m: market.market, l: market.locale });
  const seen = await look(host, `/c/${shelf.campaign}/${placement.key}?${cell}`);
  if (!seen) return false;
  const nonce = randomBytes(8).toString("hex");
  const tell = async (event: string, more: Record<string, string>) => {
    const fields = { c: shelf.campaign, p: placement.key, r: String(shelf.release), a: "h", e: event, n: nonce, u: "s", k: "1", ...more };
    const answer = await fetch(`${host}/e?${cell}&${new URLSearchParams(fields)}`, { method: "POST", signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
  };
  const shown = { v: seen.variant };
  await tell("assigned", {});
  await tell("impression", { ...shown, q: round(seen.ttfbMs), s: round(seen.ttfbMs + 2 + Math.random() * 20) });
  await tell("hydrated", { ...shown, h: round(seen.ttfbMs + 30 + Math.random() * 60) });
  if (Math.random() < 0.68) await tell("viewable", shown);
  if (Math.random() < 0.012) await tell("click", shown);
  return true;
}
