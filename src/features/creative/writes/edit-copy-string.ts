import { type CampaignView, type CopyRow, localesOf } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { demand } from "@/features/identity/policy";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { faultsOf, tidyText } from "../model/copy-text";
import { findMissingGlyphs } from "../reads/find-glyphs";
import type { EditCopyString } from "../schema";

/** Changes one string of the deck under the same checks as an import; an empty one is taken out where no market needs it. */
export async function editCopyString(scope: Scope, input: EditCopyString): Promise<{ revision: number; text: string }> {
  const text = tidyText(input.text);
  const campaign = await getCampaign(scope, { id: input.campaignId });
  demand(scope, "creative.edit", "campaign", campaign.teamId);
  await check(campaign, input, text);
  return work(scope, "creative.editCopyString", async ({ tx, audit, tell }) => {
    const held = await holdCampaign(tx, scope, "creative.edit", input.campaignId);
    const { maxChars, position } = rowOf(held, input);
    const campaignId_key_locale = { campaignId: held.id, key: input.key, locale: input.locale };
    if (text === "") await tx.copyString.deleteMany({ where: campaignId_key_locale });
    else await tx.copyString.upsert({ where: { campaignId_key_locale }, create: { ...campaignId_key_locale, text, maxChars, position }, update: { text } });
    const { revision } = await tx.campaign.update({ where: { id: held.id }, data: { revision: { increment: 1 } } });
    audit(`campaign:${held.id}`, { key: input.key, locale: input.locale, text, revision });
    await tell("campaign.changed", { campaignId: held.id });
    return { revision, text };
  });
}

async function check(campaign: CampaignView, { key, locale }: EditCopyString, text: string): Promise<void> {
  const row = rowOf(campaign, { key, locale });
  const at = `${key}, ${locale}`;
  const empty = text === "" && localesOf(campaign).includes(locale) ? ["is empty, and a market of the campaign needs it."] : [];
  const complaints = [...empty, ...faultsOf(key, text, row.maxChars)].map((says) => ({ at, says }));
  const unseen = complaints.length === 0 && text !== "" ? await findMissingGlyphs([{ at, locale, text }]) : [];
  const [first] = [...complaints, ...unseen];
  if (first) throw new Refusal("invalid", `${first.at}: ${first.says} The old text was kept.`, [...complaints, ...unseen]);
}

/** The key's row; a locale is known when a market needs it or the deck has it already. */
function rowOf(campaign: CampaignView, { key, locale }: Pick<EditCopyString, "key" | "locale">): CopyRow {
  const row = campaign.copy.find((candidate) => candidate.key === key);
  const known = localesOf(campaign).includes(locale) || campaign.copy.some(({ texts }) => locale in texts);
  if (!row || !known) throw missing("string");
  return row;
}
