import { sees } from "@/features/identity/policy";
import { type Digest, isDigest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma, type Tx } from "@/platform/db";
import {
  aiAnswers,
  type BriefFacts,
  type CampaignView,
  type CopyRow,
  type FlightView,
  type MasterView,
  objectives,
  politicalAnswers,
  verticals,
} from "../model/campaign";

const whole = {
  master: true,
  markets: { orderBy: { position: "asc" } },
  placements: { orderBy: { position: "asc" } },
  connectors: { orderBy: { connector: "asc" } },
  flights: { orderBy: { position: "asc" } },
  copy: { orderBy: [{ position: "asc" }, { key: "asc" }] },
} satisfies Prisma.CampaignInclude;

type Row = Prisma.CampaignGetPayload<{ include: typeof whole }>;

/** The campaign with all that its variants are made from; throws *missing* when the scope does not see it. */
export async function getCampaign(scope: Scope, by: { slug: string } | { id: string }, tx: Tx = db()): Promise<CampaignView> {
  const row = await tx.campaign.findFirst({ where: { ...by, organizationId: scope.organizationId }, include: whole });
  if (!row || !sees(scope, row.teamId)) throw missing("campaign");
  return viewOf(row);
}

function viewOf(row: Row): CampaignView {
  return {
    id: row.id,
    teamId: row.teamId,
    slug: row.slug,
    name: row.name,
    revision: row.revision,
    master: row.master && masterOf(row.master),
    focal: { x: row.focalX, y: row.focalY },
    facts: factsOf(row),
    labels: row.labels,
    archivedAt: row.archivedAt,
    markets: row.markets.map(({ market, locale, currency, clickThrough, sharePpm }) => ({ market, locale, currency, clickThrough, sharePpm })),
    connectors: row.connectors.map(({ connector, sharePpm }) => ({ connector, sharePpm })),
    placements: row.placements.map(({ id, key, publisher, connector, widthPx, heightPx, format, sharePpm }) => ({
      id,
      key,
      publisher,
      connector,
      widthPx,
      heightPx,
      format: format === "jpeg" ? "jpeg" : "webp",
      sharePpm,
    })),
    flights: row.flights.map(flightOf),
    copy: copyOf(row.copy),
  };
}

/** A date column as its day; it has no zone. */
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

/** A flight as it is stored, without its place in the list. */
export function flightOf({ market, placement, fromOn, untilOn, hours, zone }: Row["flights"][number]): FlightView {
  return { market, placement, fromOn: dayOf(fromOn), untilOn: dayOf(untilOn), hours, zone };
}

/** The columns' own checks keep these words; one of a newer version reads as not chosen. */
function factsOf(row: Row): BriefFacts {
  const { advertiser, payer, politicalNotice, budgetMicros, budgetCurrency, beaconSample, testHubShare, testCdnBase } = row;
  return {
    objective: objectives.find((one) => one === row.objective) ?? "",
    vertical: verticals.find((one) => one === row.vertical) ?? "general",
    advertiser,
    payer,
    political: politicalAnswers.find((one) => one === row.political) ?? "undeclared",
    politicalNotice,
    aiUse: aiAnswers.find((one) => one === row.aiUse) ?? "undeclared",
    budget: budgetMicros !== null && budgetCurrency !== null ? { micros: Number(budgetMicros), currency: budgetCurrency } : null,
    beaconSample,
    test: testHubShare !== null && testCdnBase !== null ? { hubShare: testHubShare, cdnBase: testCdnBase } : null,
  };
}

function masterOf(row: NonNullable<Row["master"]>): MasterView {
  const { id, fileName, mime, widthPx, heightPx, bytes, focalX, focalY } = row;
  return { id, digest: named(row.digest), proofDigest: named(row.proofDigest), fileName, mime, widthPx, heightPx, bytes, focal: { x: focalX, y: focalY } };
}

function named(digest: string): Digest {
  if (!isDigest(digest)) throw new Error(`The database holds a digest that is none: ${digest}`);
  return digest;
}

/** One row a key, in the deck's order, with the texts of its locales. */
function copyOf(strings: Row["copy"]): CopyRow[] {
  const rows = new Map<string, CopyRow>();
  for (const { key, locale, text, maxChars, position } of strings) {
    const row = rows.get(key) ?? { key, maxChars, position, texts: {} };
    row.texts[locale] = text;
    rows.set(key, row);
  }
  return [...rows.values()];
}
