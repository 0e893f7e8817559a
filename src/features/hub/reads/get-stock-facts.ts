import { Content, type Head } from "@/features/release/model/document";
import { headOf } from "@/features/release/reads/current-head";
import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { type StockedCampaign, stockFactsOf } from "../model/stock-cells";
import type { StockFacts } from "../model/stock-facts";

/** What every hub of the organization could hold, and a name for what it follows from: a plan made from other facts is told so. */
export async function getStockFacts(scope: Scope, tx: Tx = db()): Promise<{ facts: StockFacts; version: Digest }> {
  const { organizationId } = scope;
  const heads = await tx.$queryRaw<{ campaignId: string; document: string }[]>`
    SELECT DISTINCT ON (campaign_id) campaign_id AS "campaignId", document FROM head
    WHERE organization_id = ${organizationId}::uuid ORDER BY campaign_id, epoch DESC`;
  const held = heads.map(({ campaignId, document }) => [campaignId, contentsOf(headOf(document))] as const);
  const briefs = await tx.campaign.findMany({ where: { id: { in: held.map(([id]) => id) } }, select: shares, orderBy: { slug: "asc" } });
  const markets = await tx.market.findMany({ where: { organizationId }, select: { market: true, dailyImpressions: true }, orderBy: { market: "asc" } });
  const impressions = markets.map(({ market, dailyImpressions }) => [market, dailyImpressions === null ? null : Number(dailyImpressions)] as const);
  const contents = await listContents(
    tx,
    organizationId,
    held.flatMap(([, digests]) => digests),
  );
  const heldBy = new Map(held);
  const stocked = briefs.flatMap((brief) => stockedOf(brief, heldBy.get(brief.id) ?? [], contents));
  return { facts: stockFactsOf(stocked, new Map(impressions)), version: digestOf(canonical([held, briefs, impressions])) };
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

async function listContents(tx: Tx, organizationId: string, digests: readonly Digest[]): Promise<Map<string, Content>> {
  const rows = await tx.document.findMany({ where: { organizationId, digest: { in: [...new Set(digests)] } } });
  return new Map(rows.map(({ digest, payload }) => [digest, Content.parse(JSON.parse(Buffer.from(payload).toString("utf8")))]));
}

function stockedOf(brief: Brief, digests: readonly Digest[], contents: ReadonlyMap<string, Content>): StockedCampaign[] {
  const [newest, ...others] = digests.flatMap((digest) => contents.get(digest) ?? []);
  return newest ? [{ ...brief, newest, others }] : [];
}
