import { Content, type Head } from "@/features/release/model/document";
import { headOf } from "@/features/release/reads/current-head";
import { canonical } from "@/kernel/canonical";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import { type StockedCampaign, stockFactsOf } from "../model/stock-cells";
import type { StockFacts } from "../model/stock-facts";

/** What every hub of the organization could hold, and a name for exactly these facts: a plan made from others is told so. */
export async function getStockFacts(scope: Scope, tx: Tx = db()): Promise<{ facts: StockFacts; version: Digest }> {
  const { organizationId } = scope;
  const heads = await tx.$queryRaw<{ campaignId: string; document: string }[]>`
    SELECT DISTINCT ON (campaign_id) campaign_id AS "campaignId", document FROM head
    WHERE organization_id = ${organizationId}::uuid ORDER BY campaign_id, epoch DESC`;
  const held = new Map(heads.map(({ campaignId, document }) => [campaignId, headOf(document)]));
  const contents = await listContents(tx, organizationId, [...held.values()].flatMap(contentsOf));
  const briefs = await tx.campaign.findMany({ where: { id: { in: [...held.keys()] } }, select: shares, orderBy: { slug: "asc" } });
  const markets = await tx.market.findMany({ where: { organizationId }, select: { market: true, dailyImpressions: true } });
  const impressions = new Map(markets.map(({ market, dailyImpressions }) => [market, dailyImpressions === null ? null : Number(dailyImpressions)]));
  const facts = stockFactsOf(
    briefs.flatMap((brief) => stocked(brief, held.get(brief.id), contents)),
    impressions,
  );
  return { facts, version: digestOf(canonical(facts)) };
}

const shares = {
  id: true,
  slug: true,
  markets: { orderBy: { position: "asc" } },
  connectors: { orderBy: { connector: "asc" } },
  placements: { orderBy: { position: "asc" } },
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

function stocked(brief: Brief, head: Head | undefined, contents: ReadonlyMap<string, Content>): StockedCampaign[] {
  const [newest, ...others] = (head ? contentsOf(head) : []).flatMap((digest) => contents.get(digest) ?? []);
  if (!newest) return [];
  const { slug, markets, connectors } = brief;
  const placements = brief.placements.map(({ format, ...placement }) => ({ ...placement, format: format === "jpeg" ? ("jpeg" as const) : ("webp" as const) }));
  return [{ slug, markets, connectors, placements, newest, others }];
}
