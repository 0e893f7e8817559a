import type { CampaignView } from "@/features/campaign/model/campaign";
import { volumeOf } from "@/features/campaign/model/volume";
import type { Content } from "@/features/release/model/document";
import { cellsIn } from "@/features/release/model/holdings";
import type { Digest } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import { type StockCell, type StockFacts, splitKey } from "./stock-facts";

/** A campaign that hubs hold: its brief's shares, and its releases. */
export interface StockedCampaign extends Pick<CampaignView, "slug" | "markets" | "connectors" | "placements"> {
  /** What is being staged, else what is live. */
  newest: Content;
  /** What hubs hold beside it: the live one during staging, and the kept ones. */
  others: readonly Content[];
}

class Blobs {
  readonly list: StockFacts["blobs"] = [];
  readonly #places = new Map<string, number>();

  /** The places of a content's blobs, by index. */
  placesOf({ blobs }: Content, indexes: readonly number[]): number[] {
    return indexes.flatMap((index) => {
      const [compact, , bytes] = blobs[index] ?? [];
      const digest = compact === undefined ? null : digestFromCompact(compact);
      return digest && bytes !== undefined ? [this.#place(digest, bytes)] : [];
    });
  }

  #place(digest: Digest, bytes: number): number {
    const place = this.#places.get(digest) ?? this.list.push({ digest, bytes }) - 1;
    this.#places.set(digest, place);
    return place;
  }
}

/** What every hub of the organization could hold. `impressions` is a day's by market; a market that is not in it is not known. */
export function stockFactsOf(campaigns: readonly StockedCampaign[], impressions: ReadonlyMap<string, number | null>): StockFacts {
  const blobs = new Blobs();
  const cells = campaigns.flatMap((campaign) => cellsOfCampaign(campaign, impressions, blobs));
  const codes = new Set([...impressions.keys(), ...cells.map(({ key }) => splitKey(key).market)]);
  const markets = [...codes].filter((code) => /^[A-Z]{2}$/.test(code)).sort();
  return { blobs: blobs.list, cells, markets: markets.map((market) => ({ market, impressionsPerDay: impressions.get(market) ?? null })) };
}

function cellsOfCampaign(campaign: StockedCampaign, impressions: ReadonlyMap<string, number | null>, blobs: Blobs): StockCell[] {
  const cells = new Map<string, StockCell>();
  for (const content of [campaign.newest, ...campaign.others]) {
    for (const shown of cellsIn(content)) {
      const { placement, key } = shown;
      const name = `${placement} ${key}`;
      const cell = cells.get(name) ?? { campaign: campaign.slug, placement, key, blobs: [], kept: [], impressionsPerDay: 0 };
      const places = blobs.placesOf(content, shown.blobs);
      if (content === campaign.newest) cell.blobs = places;
      else cell.kept = [...new Set([...cell.kept, ...places])].filter((place) => !cell.blobs.includes(place));
      cells.set(name, cell);
    }
  }
  for (const cell of cells.values()) cell.impressionsPerDay = impressionsOf(campaign, cell, impressions, (name) => cells.has(name));
  return [...cells.values()];
}

/** A cell that only kept releases have expects none. A market alone answers for its languages without a cell of their own. */
function impressionsOf(
  campaign: StockedCampaign,
  { placement, key, blobs }: StockCell,
  impressions: ReadonlyMap<string, number | null>,
  has: (name: string) => boolean,
): number | null {
  const { market, locale } = splitKey(key);
  if (key === "backup" || market === "*") return null;
  if (blobs.length === 0) return 0;
  const unspoken = campaign.markets.filter((row) => row.market === market && !has(`${placement} ${market}/${row.locale}`)).map((row) => row.locale);
  const daily = impressions.get(market) ?? null;
  if (daily === null) return null;
  const onHub = campaign.newest.test?.hubShare ?? 1;
  const spoken = locale === "" ? unspoken : [locale];
  return spoken.reduce((sum, one) => sum + (volumeOf(campaign, { market, locale: one, placementKey: placement }, daily) ?? 0), 0) * onHub;
}
