"use client";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { HeadDigest } from "@/features/release/schema";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { Panel } from "@/ui/panel";
import { ConvergencePanel } from "./convergence-panel";
import { ManifestPanel } from "./manifest-panel";
import { PublishPanel } from "./publish-panel";
import { ReleaseTimeline } from "./release-timeline";
import { Rollback } from "./rollback";
import { SelectedDifference } from "./selected-difference";
import { useNewestHead } from "./use-releases";
import { useSelectedRelease } from "./use-selected-release";

/** The Releases tab of one campaign. `children` stand below the difference: the tags. */
export function ReleasesScreen({ slug, children }: { slug: string; children?: ReactNode }) {
  const trpc = useTRPC();
  const campaign = useQuery(trpc.campaign.get.queryOptions({ slug }));
  return (
    <PageBody>
      <Loaded of={campaign} explain={refusalOf} lines={13}>
        {({ id }) => (
          <Releases campaignId={id} slug={slug}>
            {children}
          </Releases>
        )}
      </Loaded>
    </PageBody>
  );
}

function Releases({ campaignId, slug, children }: { campaignId: string; slug: string; children: ReactNode }) {
  const trpc = useTRPC();
  const [newest, setNewest] = useNewestHead(campaignId);
  const [selected, select] = useSelectedRelease();
  const live = useQuery(trpc.release.live.queryOptions({ campaignId }));
  const list = useQuery(trpc.release.list.queryOptions({ campaignId }));
  const chosen = list.data?.find(({ number }) => number === selected) ?? null;
  const head = HeadDigest.safeParse(newest ?? live.data?.headDigest).data ?? null;
  const follow = (headDigest: string) => {
    setNewest(headDigest);
    select(null);
  };
  return (
    <div className="grid min-w-0 items-start gap-3.5 lg:grid-cols-[300px_minmax(0,1fr)] xl:grid-cols-[300px_minmax(0,1fr)_300px]">
      <div className="grid min-w-0 gap-3.5">
        <PublishPanel
          campaignId={campaignId}
          slug={slug}
          mayPublish={live.data?.may.publish ?? false}
          isArchived={live.data?.archived ?? false}
          onPublished={follow}
        />
        <Loaded of={list} explain={refusalOf} lines={9}>
          {(rows) => <ReleaseTimeline rows={rows} selected={selected} onSelect={(number) => select(number === selected ? null : number)} />}
        </Loaded>
      </div>
      <div className="grid min-w-0 gap-3.5 xl:col-start-3 xl:row-start-1">
        <Panel title="Roll back">
          <Rollback
            campaignId={campaignId}
            to={chosen?.state === "kept" ? chosen.number : undefined}
            mayRollBack={live.data?.may.rollBack ?? false}
            onRolledBack={follow}
          />
        </Panel>
        <ConvergencePanel headDigest={chosen ? (chosen.activeHead ?? chosen.stagedHead) : head} />
        <ManifestPanel campaignId={campaignId} />
      </div>
      <div className="grid min-w-0 gap-3.5 lg:col-start-2 xl:row-start-1 lg:row-span-2">
        {list.data && <SelectedDifference rows={list.data} chosen={chosen} campaignId={campaignId} />}
        {children}
      </div>
    </div>
  );
}
