import type { Tx } from "@/platform/db";
import type { EditedParts } from "../model/bulk-change";
import { flightRows } from "./brief-rows";

/** New parts of one campaign. */
export interface PartsOf {
  campaignId: string;
  parts: EditedParts;
}

/** Puts parts in place of those there are, of any number of locked campaigns, and returns each one's revision: flights and click-throughs raise it. */
export async function writeParts(tx: Tx, edits: readonly PartsOf[]): Promise<Record<string, number>> {
  const flown = edits.flatMap(({ campaignId, parts: { flights } }) => (flights ? [{ campaignId, flights }] : []));
  await tx.flight.deleteMany({ where: { campaignId: { in: flown.map(({ campaignId }) => campaignId) } } });
  await tx.flight.createMany({ data: flown.flatMap(({ campaignId, flights }) => flightRows(flights).map((flight) => ({ ...flight, campaignId }))) });
  await writeClicks(tx, edits);
  await writeLabels(tx, edits);
  const raised = edits.filter(({ parts }) => parts.flights || parts.clickThroughs).map(({ campaignId }) => campaignId);
  await tx.campaign.updateMany({ where: { id: { in: raised } }, data: { revision: { increment: 1 } } });
  const rows = await tx.campaign.findMany({ where: { id: { in: edits.map(({ campaignId }) => campaignId) } }, select: { id: true, revision: true } });
  return Object.fromEntries(rows.map(({ id, revision }) => [id, revision]));
}

async function writeClicks(tx: Tx, edits: readonly PartsOf[]): Promise<void> {
  const clicks = edits.flatMap(({ campaignId, parts }) => (parts.clickThroughs ?? []).map((click) => ({ campaignId, ...click })));
  await tx.$executeRaw`
    UPDATE campaign_market SET click_through = given."clickThrough"
    FROM jsonb_to_recordset(${JSON.stringify(clicks)}::jsonb) AS given("campaignId" uuid, market text, locale text, "clickThrough" text)
    WHERE campaign_market.campaign_id = given."campaignId" AND campaign_market.market = given.market AND campaign_market.locale = given.locale`;
}

async function writeLabels(tx: Tx, edits: readonly PartsOf[]): Promise<void> {
  const labelled = edits.flatMap(({ campaignId, parts: { labels } }) => (labels ? [{ campaignId, labels }] : []));
  await tx.$executeRaw`
    UPDATE campaign SET labels = ARRAY(SELECT jsonb_array_elements_text(given.labels))
    FROM jsonb_to_recordset(${JSON.stringify(labelled)}::jsonb) AS given("campaignId" uuid, labels jsonb)
    WHERE campaign.id = given."campaignId"`;
}
