import type { Content, Head } from "@/features/release/model/document";
import { readContents } from "@/features/release/reads/contents";
import { headOf } from "@/features/release/reads/current-head";
import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { type StockedCampaign, stockFactsOf } from "../model/stock-cells";
import type { StockFacts } from "../model/stock-facts";

/** What every hub of the organization could hold, and a name for what it follows from: a plan made from other facts is told so. */
export async function getStockFacts(scope: Scope): Promise<{ facts: StockFacts; version: Digest }> {
  const { held, briefs, impressions, version } = await readGrounds(scope, db());
  const contents = await readContents(
    scope,
    held.flatMap(([, digests]) => digests),
  );
  const heldBy = new Map(held);
  const stocked = briefs.flatMap((brief) => stockedOf(brief, heldBy.get(brief.id) ?? [], contents));
  return { facts: stockFactsOf(stocked, new Map(impressions)), version };
}

/** The name that the facts would have now, without reading what the releases contain: for whoever compares it inside a transaction. */
export async function getStockVersion(scope: Scope, tx: Tx): Promise<Digest> {
  return (await readGrounds(scope, tx)).version;
}

async function readGrounds(scope: Scope, tx: Tx) {
  const { organizationId } = scope;
  const heads = await tx.$queryRaw<{ campaignId: string; document: string }[]>`
    SELECT campaign.id AS "campaignId", newest.document FROM campaign
    CROSS JOIN LATERAL (SELECT document FROM head WHERE campaign_id = campaign.id ORDER BY epoch DESC LIMIT 1) AS newest
    WHERE campaign.organization_id = ${organizationId}::uuid ORDER BY campaign.id`;
  const held = heads.map(({ campaignId, document }) => [campaignId, contentsOf(headOf(document))] as const);
  const briefs = await tx.campaign.findMany({ where: { id: { in: held.map(([id]) => id) } }, select: shares, orderBy: { slug: "asc" } });
  const markets = await tx.market.findMany({ where: { organizationId }, select: { market: true, dailyImpressions: true }, orderBy: { market: "asc" } });
  const impressions = markets.map(({ market, dailyImpressions }) => [market, dailyImpressions === null ? null : Number(dailyImpressions)] as const);
  return { held, briefs, impressions, version: digestOf(canonical([held, briefs, impressions])) };
}

const shares = {
  id: true,
  slug: true,
  markets: { select: { market: true, locale: true, sharePpm: true }, orderBy: { position: "asc" } },
  connectors: { select: { connector: true, sharePpm: true }, orderBy: { connector: "asc" } },
  placements: { select: { key: true, connector: true, sharePpm: true }, orderBy: { position: "asc" } },
} satisfies Prisma.CampaignSelect;

type Brief = Prisma.CampaignGetPayload<{ select: typeof shares }>;

/** What hubs hold of a campaign, the newest first. */
function contentsOf({ staged, active, kept }: Head): Digest[] {
  return [...new Set([staged, active, ...kept].flatMap((pointer) => pointer?.content ?? []))];
}

function stockedOf(brief: Brief, digests: readonly Digest[], contents: ReadonlyMap<string, Content>): StockedCampaign[] {
  const [newest, ...others] = digests.flatMap((digest) => contents.get(digest) ?? []);
  return newest ? [{ ...brief, newest, others }] : [];
}
