import { demand, sees } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { db, Prisma } from "@/platform/db";
import { quantile } from "../model/sketch";
import { type Measure, UsageRange } from "../schema";

/** "" is real traffic. */
export type Label = "" | "test" | "simulated";

export interface EventCount {
  campaign: string;
  market: string;
  event: string;
  count: number;
}

export interface Speed {
  arm: string;
  measure: Measure;
  /** How many were measured. */
  count: number;
  p50Ms: number | null;
  p75Ms: number | null;
  p95Ms: number | null;
  p99Ms: number | null;
}

export interface LabelledUsage {
  label: Label;
  counts: EventCount[];
  speeds: Speed[];
}

export interface Usage {
  /** Real traffic first; test pages and simulated traffic are never added to it. */
  labels: LabelledUsage[];
  /** What was not recorded, by reason, of all hubs. */
  receipts: { reason: string; count: number }[];
  /** The last beacon counted within the range. */
  lastAt: Date | null;
  /** When a late segment last changed days of this range that were over already. */
  restatedAt: Date | null;
}

/** What was shown, seen and clicked in a range of time, in the campaigns that the scope sees. */
export async function getUsage(scope: Scope, input: UsageRange): Promise<Usage> {
  demand(scope, "beacon.read", "beacons");
  const { from, until, campaign } = UsageRange.parse(input);
  const slugs = await listSlugs(scope, campaign);
  const within = Prisma.sql`organization_id = ${scope.organizationId}::uuid AND window_at >= ${from} AND window_at < ${until}`;
  const ours = Prisma.sql`${within} AND campaign = ANY(${slugs}::text[])`;
  const [counts, bins, receipts, restatedAt] = await Promise.all([listCounts(ours), listBins(ours), listReceipts(within), findRestatement(scope, from, until)]);
  const labels: Label[] = ["", "test", "simulated"];
  return {
    labels: labels.map((label) => ({
      label,
      counts: counts.filter((row) => row.label === label).map(({ label: _, lastAt: __, ...row }) => ({ ...row, count: Number(row.count) })),
      speeds: speedsOf(bins.filter((row) => row.label === label)),
    })),
    receipts: receipts.map(({ reason, count }) => ({ reason, count: Number(count) })),
    lastAt: counts.reduce<Date | null>((last, { lastAt }) => (last && last > lastAt ? last : lastAt), null),
    restatedAt,
  };
}

async function listSlugs(scope: Scope, wanted: string | undefined): Promise<string[]> {
  const rows = await db().campaign.findMany({ where: { organizationId: scope.organizationId, slug: wanted }, select: { slug: true, teamId: true } });
  return rows.filter(({ teamId }) => sees(scope, teamId)).map(({ slug }) => slug);
}

interface CountRow extends Omit<EventCount, "count"> {
  label: string;
  count: bigint;
  lastAt: Date;
}

/** Screens add these up, so the limit stands far beyond what an organization has: a hundred campaigns in thirty markets. */
const mostCounts = 50_000;

function listCounts(ours: Prisma.Sql): Promise<CountRow[]> {
  return db().$queryRaw<CountRow[]>`
    SELECT campaign, market, event, label, sum(count)::bigint AS count, max(window_at) AS "lastAt"
    FROM beacon_counter WHERE ${ours} GROUP BY campaign, market, event, label ORDER BY count DESC, campaign, market, event LIMIT ${mostCounts}`;
}

interface BinRow {
  arm: string;
  measure: Measure;
  label: string;
  bin: number;
  count: bigint;
}

function listBins(ours: Prisma.Sql): Promise<BinRow[]> {
  return db().$queryRaw<BinRow[]>`
    SELECT arm, measure, label, bin, sum(count)::bigint AS count FROM beacon_bin WHERE ${ours} GROUP BY arm, measure, label, bin ORDER BY arm, measure, bin`;
}

function listReceipts(within: Prisma.Sql): Promise<{ reason: string; count: bigint }[]> {
  return db().$queryRaw<{ reason: string; count: bigint }[]>`
    SELECT reason, sum(count)::bigint AS count FROM beacon_receipt WHERE ${within} GROUP BY reason ORDER BY count DESC, reason`;
}

async function findRestatement(scope: Scope, from: Date, until: Date): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    SELECT max(at) AS at FROM audit_row WHERE organization_id = ${scope.organizationId}::uuid AND verb = 'beacon.restate' AND at >= ${from}
      AND to_timestamp((detail->>'fromS')::float8) < ${until} AND to_timestamp((detail->>'untilS')::float8) > ${from}`;
  return row?.at ?? null;
}

function speedsOf(rows: readonly BinRow[]): Speed[] {
  const groups = new Map<string, { arm: string; measure: Measure; bins: { bin: number; count: number }[] }>();
  for (const { arm, measure, bin, count } of rows) {
    const group = groups.get(`${arm} ${measure}`) ?? { arm, measure, bins: [] };
    group.bins.push({ bin, count: Number(count) });
    groups.set(`${arm} ${measure}`, group);
  }
  return [...groups.values()].map(({ arm, measure, bins }) => ({
    arm,
    measure,
    count: bins.reduce((sum, { count }) => sum + count, 0),
    p50Ms: quantile(bins, 0.5),
    p75Ms: quantile(bins, 0.75),
    p95Ms: quantile(bins, 0.95),
    p99Ms: quantile(bins, 0.99),
  }));
}
