import { may } from "@/features/identity/policy";
import { missing, Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { type BulkSource, type Difference, planBulk } from "../model/bulk";
import { type BulkChange, mostChosen } from "../model/bulk-change";
import { seenOf } from "../model/seen";
import { PreviewBulk } from "../schema";
import { listBulkSources } from "./list-bulk-sources";
import { listMatching } from "./list-campaigns";

/** What a bulk edit would do to one campaign: change it, leave it as it is, or nothing for the reasons named. */
export interface BulkLine {
  id: string;
  slug: string;
  name: string;
  /** Send it back to apply what was seen. */
  seen: string;
  verdict: "changes" | "stays" | "refused";
  differences: Difference[];
  complaints: string[];
}

/** Before and after of every chosen campaign, by name; nothing is changed. Throws *missing* for a campaign that the scope does not see. */
export async function previewBulk(scope: Scope, typed: PreviewBulk): Promise<BulkLine[]> {
  const { chosen, change } = PreviewBulk.parse(typed);
  const ids = "matching" in chosen ? await listMatching(scope, chosen.matching) : chosen.campaignIds;
  if (ids.length > mostChosen) {
    throw new Refusal(
      "limit",
      `${ids.length} campaigns match, and one edit takes at most ${mostChosen}. Nothing was changed; narrow the filter and edit the rest after.`,
    );
  }
  const sources = await listBulkSources(scope, ids);
  if ("campaignIds" in chosen && sources.length < new Set(ids).size) throw missing("campaign");
  return sources.map((source) => lineOf(scope, source, change));
}

function lineOf(scope: Scope, source: BulkSource, change: BulkChange): BulkLine {
  const { id, slug, name } = source;
  const { differences, complaints } = may(scope, "campaign.edit", source.teamId)
    ? planBulk(source, change)
    : { differences: [], complaints: ["Your role may not edit this campaign."] };
  const verdict = complaints.length > 0 ? "refused" : differences.length > 0 ? "changes" : "stays";
  return { id, slug, name, seen: seenOf(source), verdict, differences, complaints };
}
