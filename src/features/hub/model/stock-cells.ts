import { type Shares, volumeOf } from "@/features/campaign/model/volume";
import type { Content } from "@/features/release/model/document";
import { cellsIn } from "@/features/release/model/holdings";
import type { Digest } from "@/kernel/digest";
import { grouped } from "@/kernel/grouped";
import { digestFromCompact } from "@/kernel/hash";
import { type StockCell, type StockFacts, splitKey } from "./stock-facts";

/** A campaign that hubs hold: its brief's shares, and its releases. */
export interface StockedCampaign extends Shares {
  slug: string;
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
  const expected = expectationOf(campaign, impressions, (name) => cells.has(name));
  for (const cell of cells.values()) cell.impressionsPerDay = expected(cell);
  return [...cells.values()];
}

/** A day's impressions by cell. One that only kept releases have expects none; a market alone answers for its languages without a cell of their own. */
function expectationOf(campaign: StockedCampaign, impressions: ReadonlyMap<string, number | null>, has: (name: string) => boolean) {
  const rows = grouped(campaign.markets, ({ market }) => market);
  const onHub = campaign.newest.test?.hubShare ?? 1;
  return ({ placement, key, blobs }: StockCell): number | null => {
    const { market, locale } = splitKey(key);
    if (key === "backup" || market === "*") return null;
    if (blobs.length === 0) return 0;
    const daily = impressions.get(market) ?? null;
    if (daily === null) return null;
    const markets = rows.get(market) ?? [];
    const spoken = locale === "" ? markets.filter((row) => !has(`${placement} ${market}/${row.locale}`)).map((row) => row.locale) : [locale];
    const shares = { ...campaign, markets };
    return spoken.reduce((sum, one) => sum + (volumeOf(shares, { market, locale: one, placementKey: placement }, daily) ?? 0), 0) * onHub;
  };
}
