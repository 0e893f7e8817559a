"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import type { TagChoice } from "@/features/publisher/schema";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { TagChoices } from "./tag-choices";
import { TagResult } from "./tag-result";

export type TagCampaign = Pick<Outputs["campaign"]["get"], "slug" | "placements" | "markets">;

/** The tag to hand to a publisher: which slot, market and consent; its HTML, a test page and what it shows now. */
export function TagPanel({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaign.get.queryOptions({ slug }));
  return (
    <div id="tags" className="scroll-mt-4">
      <Panel title="Tags" note="The same for every release">
        <Loaded of={campaign} explain={refusalOf} lines={6}>
          {(data) => <TagOf campaign={data} />}
        </Loaded>
      </Panel>
    </div>
  );
}

function TagOf({ campaign }: { campaign: TagCampaign }) {
  const [placement] = campaign.placements;
  const [market] = campaign.markets;
  if (!placement || !market) return <Empty title="No slot to fill yet">A tag is for one placement and market. Add them in the brief.</Empty>;
  return <ChosenTag campaign={campaign} first={{ placement: placement.key, market: market.market, locale: market.locale }} />;
}

function ChosenTag({ campaign, first }: { campaign: TagCampaign; first: Pick<TagChoice, "placement" | "market" | "locale"> }) {
  const trpc = useTRPC();
  const [choice, setChoice] = useState<TagChoice>({ slug: campaign.slug, ...first, consent: { kind: "vouched" }, fallbackOutside: false });
  const tag = useQuery(trpc.publisher.tag.queryOptions(choice, { placeholderData: keepPreviousData }));
  return (
    <div className="grid gap-4">
      <TagChoices campaign={campaign} choice={choice} mayOutside={tag.data?.may.fallbackOutside ?? false} onChange={setChoice} />
      <Loaded of={tag} explain={refusalOf} lines={4}>
        {(data) => <TagResult tag={data} />}
      </Loaded>
    </div>
  );
}
