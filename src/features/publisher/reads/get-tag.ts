import type { CampaignView, MarketView, PlacementView } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { demand, may } from "@/features/identity/policy";
import { listServed } from "@/features/release/reads/contents";
import { getLive } from "@/features/release/reads/get-live";
import { judgeOf } from "@/features/variant/model/cells";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { readEnv } from "@/platform/env";
import { previewUrl } from "@/platform/preview-link";
import { type HubHost, orderHosts } from "../model/hosts";
import { tagHtml } from "../model/tag";
import { testPageUrl } from "../model/test-page";
import type { TagChoice } from "../schema";

interface TagView {
  /** Null until a hub has joined. */
  html: string | null;
  testUrl: string | null;
  first: HubHost | null;
  fallback: HubHost | null;
  notes: string[];
  widthPx: number;
  heightPx: number;
  /** The live creative of this cell on the creative host, good for ten minutes; null when nothing is live there. */
  live: { url: string; release: number } | null;
  may: { fallbackOutside: boolean };
}

/** The tag of one cell, with what a person should know before handing it to a publisher. */
export async function getTag(scope: Scope, choice: TagChoice): Promise<TagView> {
  const campaign = await getCampaign(scope, { slug: choice.slug });
  demand(scope, "publisher.tag", "campaign", campaign.teamId);
  if (choice.fallbackOutside) demand(scope, "publisher.fallbackOutside", "campaign", campaign.teamId);
  const placement = campaign.placements.find(({ key }) => key === choice.placement);
  const market = campaign.markets.find((one) => one.market === choice.market && one.locale === choice.locale);
  if (!placement || !market) throw missing(placement ? "market and language of this campaign" : "placement of this campaign");
  const hubs = await listHosts(scope);
  const { first, fallback, notes } = orderHosts(hubs, market.market, choice);
  return {
    ...htmlOf(campaign, placement, market, choice, { first, fallback }),
    first,
    fallback,
    notes,
    widthPx: placement.widthPx,
    heightPx: placement.heightPx,
    live: await findLive(scope, campaign, placement, market),
    may: { fallbackOutside: may(scope, "publisher.fallbackOutside", campaign.teamId) },
  };
}

/** Hubs that were ever heard of, in their order of joining: a tag never names one that was not started yet. */
function listHosts(scope: Scope): Promise<HubHost[]> {
  const where = { organizationId: scope.organizationId, lastSeenAt: { not: null } };
  return db().hub.findMany({ where, orderBy: [{ enrolledAt: "asc" }, { name: "asc" }], select: { name: true, publicUrl: true, residency: true } });
}

type Hosts = Pick<TagView, "first" | "fallback">;

function htmlOf(campaign: CampaignView, placement: PlacementView, market: MarketView, { consent }: TagChoice, { first, fallback }: Hosts) {
  if (!first) return { html: null, testUrl: null };
  const facts = {
    campaign: campaign.slug,
    placement: placement.key,
    market: market.market,
    locale: market.locale,
    widthPx: placement.widthPx,
    heightPx: placement.heightPx,
    clickThrough: judgeOf(campaign, new Date())(placement, market.market).link ? market.clickThrough : "",
    consent,
    hosts: { first: first.publicUrl, fallback: fallback?.publicUrl ?? null },
  };
  return { html: tagHtml(facts), testUrl: testPageUrl(readEnv(["ORIGIN_URL"]).ORIGIN_URL, facts) };
}

async function findLive(scope: Scope, campaign: CampaignView, placement: PlacementView, market: MarketView): Promise<TagView["live"]> {
  const { active } = await getLive(scope, campaign.id);
  if (!active) return null;
  const served = (await listServed(scope, [active.content])).get(active.content) ?? [];
  const cell = served.find((one) => one.placement === placement.key && one.audience === `${market.market}/${market.locale}`);
  return cell ? { url: previewUrl(cell.digest, cell.mime, Date.now()), release: active.release } : null;
}
