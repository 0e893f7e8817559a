"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import type { PlacementView, Point, ShownCampaign } from "@/features/campaign/model/campaign";
import { copyFor } from "@/features/variant/model/cells";
import { PageBody } from "@/ui/page-body";
import { Problem } from "@/ui/problem";
import { Skeleton } from "@/ui/skeleton";
import { layoutOf } from "../model/template";
import { type Box, cropOf } from "../model/template-crop";
import { BuildPanel } from "./build-panel";
import { CopyPanel } from "./copy-panel";
import { FactoryBar } from "./factory-bar";
import { MasterPanel } from "./master-panel";
import { PreviewPanel } from "./preview-panel";
import { useFactory, useSelection } from "./use-factory";
import { useFocal } from "./use-focal";
import type { PreviewDraft } from "./use-preview";
import { useUndo } from "./use-undo";

/** The campaign's workshop: photo, copy, what they make, and the build. */
export function Factory({ slug }: { slug: string }) {
  const reads = useFactory(slug);
  const { campaign } = reads;
  return (
    <PageBody>
      {campaign.error && <Problem says={refusalOf(campaign.error).says} />}
      {campaign.data ? <Workshop campaign={campaign.data} reads={reads} /> : !campaign.error && <Skeleton heightPx={420} />}
    </PageBody>
  );
}

function Workshop({ campaign, reads }: { campaign: ShownCampaign; reads: ReturnType<typeof useFactory> }) {
  const { cells, build, running, refresh } = reads;
  const selection = useSelection(campaign);
  const undo = useUndo();
  const focal = useFocal(campaign, undo, refresh);
  const [text, setText] = useState<PreviewDraft>(null);
  const type = (draft: PreviewDraft) => {
    setText(draft);
    const row = campaign.markets.find(({ locale }) => locale === draft?.locale);
    if (row && row.locale !== selection.locale) selection.choose({ market: row.market, locale: row.locale });
  };
  const rebuilt = () => Promise.all([build.refetch(), cells.refetch()]);
  const refusal = focal.error && refusalOf(focal.error);
  return (
    <>
      <FactoryBar campaign={campaign} cells={cells.data} running={running} selection={selection} undo={undo} refresh={rebuilt} />
      {refusal && <Problem title="The focal point was not saved" says={refusal.says} />}
      <div className="grid min-w-0 items-start gap-3.5 lg:grid-cols-[240px_minmax(0,1fr)_290px]">
        <MasterPanel
          campaign={campaign}
          focal={focal.focal}
          crop={cropFor(campaign, selection.placement, selection.locale, focal.focal)}
          onMove={focal.move}
          onStored={refresh}
        />
        <PreviewPanel campaign={campaign} selection={selection} draft={{ focal: focal.draft, text }} />
        <BuildPanel cells={cells.data} build={build.data} running={running} />
      </div>
      <CopyPanel campaign={campaign} undo={undo} refresh={refresh} onDraft={type} />
    </>
  );
}

/** What the variant on show keeps of the master: the template may leave the photo only a part of the size. */
function cropFor(campaign: ShownCampaign, placement: PlacementView | null, locale: string | null, focal: Point): Box | null {
  if (!campaign.master || !placement) return null;
  const keys = locale ? Object.keys(copyFor(campaign, locale)) : [];
  return cropOf(campaign.master, layoutOf(placement, keys).photo, focal);
}
