import type { CampaignView, CopyRow } from "@/features/campaign/model/campaign";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { tidyText } from "@/features/creative/model/copy-text";
import { Previewed, type PreviewRequest } from "@/features/creative/model/door";
import { askBuilder } from "@/features/creative/reads/ask-builder";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { cellNamed } from "../model/cells";
import type { PreviewVariant } from "../schema";

/** One cell rendered by the code of the build, with what is typed but not saved yet; nothing is stored. */
export async function previewVariant(scope: Scope, input: PreviewVariant): Promise<Previewed> {
  const campaign = drafted(await getCampaign(scope, { id: input.campaignId }), input);
  if (!campaign.master) throw new Refusal("unready", "There is no master yet. Add a photo to see a preview.");
  const cell = cellNamed(campaign, input, new Date());
  if (!cell) throw missing("variant");
  const request: PreviewRequest = { organizationId: scope.organizationId, inputs: cell.inputs };
  const question = { method: "POST", body: JSON.stringify(request), headers: { "content-type": "application/json" } } as const;
  return askBuilder("/preview", question, Previewed, 20_000);
}

/** The campaign as if the draft were saved. */
function drafted(campaign: CampaignView, { locale, draft }: PreviewVariant): CampaignView {
  const copy = campaign.copy.map((row) => withText(row, locale, draft.copy?.[row.key]));
  return { ...campaign, copy, focal: draft.focal ?? campaign.focal };
}

function withText(row: CopyRow, locale: string, text: string | undefined): CopyRow {
  return text === undefined ? row : { ...row, texts: { ...row.texts, [locale]: tidyText(text) } };
}
