import { randomUUID } from "node:crypto";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { adSizes } from "@/features/creative/model/sizes";
import { contentOf } from "@/features/release/model/compose";
import { issueHead } from "@/features/release/writes/issue-head";
import { lockCampaign } from "@/features/release/writes/lock-campaign";
import { type Cell, cellsOf, isBackup } from "@/features/variant/model/cells";
import { digestOfInputs } from "@/features/variant/model/key";
import { digestOf } from "@/kernel/hash";
import { db } from "@/platform/db";
import type { TestOrganization } from "./organization";

export interface BigCampaign {
  id: string;
  slug: string;
}

/** ISO 3166-1 codes, most of them larger markets; with ten languages each that makes 600 rows, as many as a brief may have. */
const codes =
  "US DE FR GB JP BR IN KR MX CA AU IT ES NL SE NO PL TR SA AE IL ZA TH ID SG KZ GR PT AT BE CH DK FI IE CZ HU RO BG HR SK SI LT LV EE AR CL CO PE VN PH MY NZ EG MA NG KE UA RS TW HK";
const languages = ["en", "es", "de", "fr", "ja", "pt", "hi", "ar", "ru", "ko"];
const connectors = ["generic", "gam", "dv360", "the-trade-desk"];
const keys = ["headline", "subline", "cta", "price"];
const chunk = 2_000;
const wholePpm = 1_000_000;

/** Written once a chunk: a statement has at most 65,535 parameters. */
async function inChunks<T>(rows: readonly T[], write: (some: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += chunk) await write(rows.slice(from, from + chunk));
}

const shareOf = (count: number, at: number) => Math.floor(wholePpm / count) + Number(at < wholePpm % count);

/**
 * A campaign of `rows` market · locale rows (at most 600) × `columns` placements, straight in the database: of twenty cells about twelve are
 * live, three built, one stale, one blocked and three missing, always the same ones. Backups are live. No bytes are stored.
 */
export async function makeBigCampaign(organization: TestOrganization, rows: number, columns: number): Promise<BigCampaign> {
  const audiences = audiencesOf(rows);
  const slug = `big-${randomUUID().slice(0, 8)}`;
  const digest = digestOf(slug);
  const photo = { fileName: "a.jpg", mime: "image/jpeg", widthPx: 600, heightPx: 400, bytes: 9_000, focalX: 0.5, focalY: 0.5 };
  const master = await db().master.create({ data: { organizationId: organization.id, digest, proofDigest: digest, ...photo } });
  const base = { organizationId: organization.id, teamId: organization.teamId, slug, name: `Big campaign, ${rows} × ${columns}`, masterId: master.id };
  const { id } = await db().campaign.create({ data: base });
  await db().campaignMarket.createMany({ data: audiences.map((audience, position) => ({ ...audience, campaignId: id, position })) });
  await db().placement.createMany({ data: placementsOf(columns).map((placement) => ({ ...placement, campaignId: id })) });
  const used = connectors.slice(0, columns);
  await db().campaignConnector.createMany({
    data: used.map((connector, at) => ({ campaignId: id, connector, sharePpm: shareOf(used.length, at) })),
  });
  const copy = audiences.flatMap(({ locale }) => keys.map((key, position) => ({ campaignId: id, key, locale, position, text: textOf(key, locale) })));
  await inChunks(copy, (data) => db().copyString.createMany({ data }));
  await plantFigures(organization, [...new Set(audiences.map(({ market }) => market))]);
  await plantVariants(organization, id);
  return { id, slug };
}

function audiencesOf(rows: number) {
  const markets = codes.split(" ");
  const perMarket = Math.min(languages.length, Math.max(1, Math.ceil(rows / 50)));
  const all = markets.flatMap((market) =>
    languages.slice(0, perMarket).map((language, at) => ({
      market,
      locale: `${language}-${market}`,
      currency: "USD",
      clickThrough: `https://shop.example/${market.toLowerCase()}/${language}`,
      sharePpm: shareOf(perMarket, at),
    })),
  );
  const cut = all.slice(0, rows);
  // The market at the cut has fewer languages, whose shares make a whole all the same.
  const last = cut.filter(({ market }) => market === cut.at(-1)?.market);
  return cut.map((row) => (last.includes(row) ? { ...row, sharePpm: shareOf(last.length, last.indexOf(row)) } : row));
}

function placementsOf(columns: number) {
  return Array.from({ length: columns }, (_, position) => {
    const { widthPx, heightPx } = adSizes[position % adSizes.length] ?? { widthPx: 300, heightPx: 250 };
    const connector = connectors[position % connectors.length] ?? "generic";
    const siblings = Math.ceil((columns - (position % connectors.length)) / connectors.length);
    const sharePpm = shareOf(siblings, Math.floor(position / connectors.length));
    return { key: `slot-${position + 1}`, publisher: `Publisher ${(position % 7) + 1}`, connector, widthPx, heightPx, format: "webp", sharePpm, position };
  });
}

function textOf(key: string, locale: string): string {
  return key === "price" ? "12.9" : `Slow mornings, ${key} of ${locale}`;
}

async function plantFigures(organization: TestOrganization, markets: string[]): Promise<void> {
  const data = markets.map((market, at) => ({
    organizationId: organization.id,
    market,
    currency: "USD",
    cpmCurrency: "USD",
    cpmMicros: BigInt(9_800_000 - at * 130_000),
    dailyImpressions: BigInt(4_200_000 - at * 65_000),
  }));
  await db().market.createMany({ data, skipDuplicates: true });
}

type State = "live" | "built" | "stale" | "blocked" | "missing";
const pattern: readonly State[] = ["live", "live", "built", "live", "live", "missing", "live", "live", "built", "stale"];
const rarer: readonly State[] = ["live", "live", "missing", "live", "live", "missing", "live", "live", "built", "blocked"];

function stateOf(cell: Cell, at: number): State {
  if (isBackup(cell)) return "live";
  const place = (at * 7) % 20;
  return (place < 10 ? pattern[place] : rarer[place - 10]) ?? "live";
}

async function plantVariants(organization: TestOrganization, campaignId: string): Promise<void> {
  const campaign = await getCampaign(organization.owner, { id: campaignId });
  const cells = cellsOf(campaign, new Date()).map((cell, at) => ({ cell, state: stateOf(cell, at) }));
  const variants = cells.flatMap(({ cell, state }) => (state === "missing" ? [] : [variantOf(campaignId, cell, state)]));
  await inChunks(variants, (data) => db().variant.createMany({ data }));
  const keyOf = new Map(campaign.placements.map((placement) => [placement.id, placement.key]));
  const live = new Set(cells.flatMap(({ cell, state }) => (state === "live" ? [nameOf(cell)] : [])));
  const pieces = variants
    .filter((variant) => live.has(nameOf(variant)))
    .map(({ placementId, market, locale, digest, mime, bytes }) => ({
      placementKey: keyOf.get(placementId) ?? "",
      market,
      locale,
      digest,
      mime,
      bytes,
      rules: "none",
      link: true,
    }));
  const content = contentOf(organization.id, campaign, 1, pieces);
  await plantRelease(organization, campaignId, new Uint8Array(Buffer.from(JSON.stringify(content))));
}

const nameOf = ({ placementId, market, locale }: Pick<Cell, "placementId" | "market" | "locale">) => `${placementId} ${market}/${locale}`;

function variantOf(campaignId: string, { placementId, market, locale, inputs }: Cell, state: State) {
  const now = digestOfInputs(inputs);
  const inputsDigest = state === "stale" ? digestOf(`before ${now}`) : now;
  const passed = state !== "blocked";
  const says = passed ? "18.0 of 150.0 kB at quality 80." : "151.2 of 150.0 kB at quality 40, the lowest allowed.";
  return {
    campaignId,
    placementId,
    market,
    locale,
    inputsDigest,
    buildKey: digestOf(`key ${inputsDigest}`),
    digest: digestOf(`bytes ${inputsDigest}`),
    mime: "image/webp",
    bytes: 18_000,
    renderMs: 14,
    preflight: { checks: [{ name: "weight", passed, says }] },
    passed,
    builtAt: new Date(),
  };
}

async function plantRelease(organization: TestOrganization, campaignId: string, payload: Uint8Array<ArrayBuffer>): Promise<void> {
  const content = digestOf(payload);
  await db().document.create({ data: { organizationId: organization.id, digest: content, payload } });
  await db().release.create({ data: { campaignId, number: 1, contentDigest: content, cause: "publish" } });
  await db().$transaction(async (tx) => {
    const campaign = await lockCampaign(organization.owner, tx, campaignId);
    await issueHead(organization.owner, tx, campaign, null, { kind: "publish", release: { release: 1, content }, stage: false });
  });
}
