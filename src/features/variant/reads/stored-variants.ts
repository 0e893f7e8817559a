import type { Tx } from "@/platform/db";
import type { StoredVariant } from "../model/cell-state";

/** A cell by name, as maps of cells know it. */
export function nameOfCell({ placementKey, market, locale }: { placementKey: string; market: string; locale: string }): string {
  return `${placementKey} ${market}/${locale}`;
}

interface Row extends StoredVariant {
  placementKey: string;
  market: string;
  locale: string;
  digest: string;
}

/**
 * The campaign's latest variants by name, without what is only looked at one by one. There may be 20,000: rows of the client's own
 * would take twice as long. The caller has proven that the scope sees the campaign.
 */
export async function listStoredVariants(tx: Tx, campaignId: string): Promise<ReadonlyMap<string, StoredVariant & { digest: string }>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT placement.key AS "placementKey", market, locale, inputs_digest AS "inputsDigest", digest, passed
    FROM variant JOIN placement ON placement.id = variant.placement_id WHERE variant.campaign_id = ${campaignId}::uuid`;
  return new Map(rows.map((row) => [nameOfCell(row), row]));
}
