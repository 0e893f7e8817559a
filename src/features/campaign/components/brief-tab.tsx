"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { PageBody } from "@/ui/page-body";
import { Problem } from "@/ui/problem";
import { Skeleton } from "@/ui/skeleton";
import { together } from "../model/brief-draft";
import type { ShownCampaign } from "../model/campaign";
import type { Brief } from "../schema";
import { BriefForm } from "./brief-form";
import { useKnownMarkets } from "./use-known-markets";

export function BriefTab({ slug }: { slug: string }) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const campaign = useQuery(trpc.campaign.get.queryOptions({ slug }));
  useLive("campaign.", () => readAgain(trpc.campaign.get.queryFilter({ slug })));
  return (
    <PageBody>
      {campaign.error && <Problem says={refusalOf(campaign.error).says} />}
      {campaign.data ? <Edit campaign={campaign.data} /> : !campaign.error && <Skeleton heightPx={240} />}
    </PageBody>
  );
}

function Edit({ campaign }: { campaign: ShownCampaign }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const known = useKnownMarkets();
  const [base, setBase] = useState(campaign);
  const [dirty, setDirty] = useState(false);
  // What is being typed belongs to the revision it started from, so that a newer one of someone else is not overwritten.
  if (!dirty && base !== campaign) setBase(campaign);
  const start = useMemo(() => draftOf(base), [base]);
  const save = useMutation(
    trpc.campaign.editBrief.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.campaign.get.queryFilter({ slug: campaign.slug })),
    }),
  );
  const submit = { label: "Save brief", pending: save.isPending, refusal: save.error && refusalOf(save.error), saved: save.isSuccess };
  const hear = useCallback((next: boolean) => setDirty(next), []);
  return (
    <BriefForm
      start={start}
      submit={submit}
      known={known}
      readOnly={!campaign.may.edit}
      onDirty={hear}
      onSubmit={(brief) =>
        save.mutateAsync({ ...brief, campaignId: campaign.id, revision: base.revision }).then(
          () => true,
          () => false,
        )
      }
    />
  );
}

function draftOf({ name, facts, markets, connectors, placements, flights }: ShownCampaign): Brief {
  return { name, facts, markets: together(markets), connectors, placements: placements.map(({ id: _, ...placement }) => placement), flights };
}
