import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import type { Segment } from "../schema";

/**
 * Adds a segment's rows to the totals: three statements, whatever its size. Rows of one key are summed first, since an upsert may
 * touch a row once, and sorted, so that two segments at once lock rows in one order.
 */
export async function addTotals(scope: Scope, tx: Tx, hubId: string, segment: Segment): Promise<void> {
  if (segment.counters.length > 0) await addCounters(scope, tx, hubId, segment.counters);
  if (segment.bins.length > 0) await addBins(scope, tx, segment.bins);
  if (segment.receipts.length > 0) await addReceipts(scope, tx, hubId, segment.receipts);
}

async function addCounters(scope: Scope, tx: Tx, hubId: string, rows: Segment["counters"]): Promise<void> {
  const texts = (column: 0 | 1 | 2 | 3 | 5 | 6 | 7 | 8) => rows.map((row) => row[column]);
  await tx.$executeRaw`
    INSERT INTO beacon_counter (organization_id, campaign, placement, market, locale, release, variant, arm, event, label, window_at, hub_id, count)
    SELECT ${scope.organizationId}::uuid, campaign, placement, market, locale, release, variant, arm, event, label, to_timestamp(at), ${hubId}::uuid, sum(count)::bigint
    FROM unnest(${texts(0)}::text[], ${texts(1)}::text[], ${texts(2)}::text[], ${texts(3)}::text[], ${rows.map((row) => row[4])}::int[], ${texts(5)}::text[],
      ${texts(6)}::text[], ${texts(7)}::text[], ${texts(8)}::text[], ${rows.map((row) => row[9])}::float8[], ${rows.map((row) => BigInt(row[10]))}::bigint[])
      AS given(campaign, placement, market, locale, release, variant, arm, event, label, at, count)
    GROUP BY campaign, at, placement, market, locale, release, variant, arm, event, label
    ORDER BY campaign, at, placement, market, locale, release, variant, arm, event, label
    ON CONFLICT (organization_id, campaign, window_at, placement, market, locale, release, variant, arm, event, hub_id, label)
    DO UPDATE SET count = beacon_counter.count + excluded.count`;
}

async function addBins(scope: Scope, tx: Tx, rows: Segment["bins"]): Promise<void> {
  const texts = (column: 0 | 1 | 2 | 3 | 4 | 5) => rows.map((row) => row[column]);
  await tx.$executeRaw`
    INSERT INTO beacon_bin (organization_id, campaign, placement, market, arm, measure, label, window_at, bin, count)
    SELECT ${scope.organizationId}::uuid, campaign, placement, market, arm, measure, label, to_timestamp(at), bin, sum(count)::bigint
    FROM unnest(${texts(0)}::text[], ${texts(1)}::text[], ${texts(2)}::text[], ${texts(3)}::text[], ${texts(4)}::text[], ${texts(5)}::text[],
      ${rows.map((row) => row[6])}::float8[], ${rows.map((row) => row[7])}::int[], ${rows.map((row) => BigInt(row[8]))}::bigint[])
      AS given(campaign, placement, market, arm, measure, label, at, bin, count)
    GROUP BY campaign, at, placement, market, arm, measure, label, bin
    ORDER BY campaign, at, placement, market, arm, measure, label, bin
    ON CONFLICT (organization_id, campaign, window_at, placement, market, arm, measure, label, bin)
    DO UPDATE SET count = beacon_bin.count + excluded.count`;
}

async function addReceipts(scope: Scope, tx: Tx, hubId: string, rows: Segment["receipts"]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO beacon_receipt (organization_id, hub_id, reason, window_at, count)
    SELECT ${scope.organizationId}::uuid, ${hubId}::uuid, reason, to_timestamp(at), sum(count)::bigint
    FROM unnest(${rows.map((row) => row[0])}::text[], ${rows.map((row) => row[1])}::float8[], ${rows.map((row) => BigInt(row[2]))}::bigint[])
      AS given(reason, at, count)
    GROUP BY reason, at ORDER BY reason, at
    ON CONFLICT (organization_id, window_at, hub_id, reason) DO UPDATE SET count = beacon_receipt.count + excluded.count`;
}
