import { seenTeams } from "@/features/identity/policy";
import { isDigest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { previewUrl } from "@/platform/preview-link";
import { type CampaignLine, proofMime } from "../model/campaign";
import type { ListCampaigns } from "../schema";

const page = 200;

/** The newest campaigns that the scope sees, at most 200, whose name or address holds the search. */
export async function listCampaigns(scope: Scope, { search }: ListCampaigns = { search: "" }): Promise<CampaignLine[]> {
  const like = { contains: search.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const teams = seenTeams(scope);
  const rows = await db().campaign.findMany({
    where: { organizationId: scope.organizationId, ...(teams && { teamId: { in: teams } }), ...(search && { OR: [{ name: like }, { slug: like }] }) },
    include: {
      master: { select: { proofDigest: true } },
      markets: { select: { market: true }, orderBy: { position: "asc" } },
      placements: { select: { key: true }, orderBy: { position: "asc" } },
      _count: { select: { variants: { where: { passed: true } } } },
    },
    orderBy: { createdAt: "desc" },
    take: page,
  });
  return rows.map(({ id, slug, name, createdAt, markets, placements, master, _count }) => ({
    id,
    slug,
    name,
    createdAt,
    markets: markets.map(({ market }) => market),
    placements: placements.map(({ key }) => key),
    built: Math.min(_count.variants, placements.length * (markets.length + 1)),
    cells: placements.length * (markets.length + 1),
    proofUrl: proofOf(master?.proofDigest),
  }));
}

function proofOf(digest: string | undefined): string | null {
  return isDigest(digest) ? previewUrl(digest, proofMime, Date.now()) : null;
}
