import { localesOf } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { demand } from "@/features/identity/policy";
import { type Complaint, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { type CopyDeck, readCopyDeck } from "../model/copy-deck";
import { findMissingGlyphs } from "../reads/find-glyphs";
import type { ImportCopy } from "../schema";

/** Replaces the campaign's copy by a pasted or uploaded deck: all of it, or nothing and every problem by row and column. */
export async function importCopy(scope: Scope, input: ImportCopy): Promise<{ revision: number; keys: number; locales: string[] }> {
  const campaign = await getCampaign(scope, { id: input.campaignId });
  demand(scope, "creative.edit", "campaign", campaign.teamId);
  const deck = accepted(input.text, localesOf(campaign));
  const unseen = await findMissingGlyphs(stringsOf(deck));
  if (unseen.length > 0) throw refused(unseen);
  return work(scope, "creative.importCopy", async ({ tx, audit, tell }) => {
    const held = await holdCampaign(tx, scope, "creative.edit", input.campaignId);
    accepted(input.text, localesOf(held));
    await tx.copyString.deleteMany({ where: { campaignId: held.id } });
    await tx.copyString.createMany({ data: rowsOf(deck, held.id) });
    const { revision } = await tx.campaign.update({ where: { id: held.id }, data: { revision: { increment: 1 } } });
    audit(`campaign:${held.id}`, { keys: deck.rows.length, locales: deck.locales, revision });
    await tell("campaign.changed", { campaignId: held.id });
    return { revision, keys: deck.rows.length, locales: deck.locales };
  });
}

function accepted(text: string, needed: string[]): CopyDeck {
  const { deck, complaints } = readCopyDeck(text, needed);
  if (!deck) throw refused(complaints);
  return deck;
}

function refused(complaints: Complaint[]): Refusal {
  const count = complaints.length === 1 ? "one problem" : `${complaints.length} problems`;
  return new Refusal("invalid", `The copy deck has ${count}. Nothing was changed; correct it and import it again.`, complaints);
}

function stringsOf(deck: CopyDeck) {
  return deck.rows.flatMap(({ texts }, at) => Object.entries(texts).map(([locale, text]) => ({ at: `row ${at + 2}, ${locale}`, locale, text })));
}

function rowsOf(deck: CopyDeck, campaignId: string) {
  return deck.rows.flatMap(({ key, maxChars, texts }, position) =>
    Object.entries(texts).map(([locale, text]) => ({ campaignId, key, locale, text, maxChars, position })),
  );
}
