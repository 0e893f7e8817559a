"use client";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import type { ShownCampaign } from "@/features/campaign/model/campaign";
import { needsBuild } from "@/features/variant/model/cell-state";
import type { ShownCell } from "@/features/variant/model/cell-view";
import { isBackup } from "@/features/variant/model/cells";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Kbd } from "@/ui/kbd";
import { Problem } from "@/ui/problem";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { LeftOut } from "./left-out";
import type { Selection } from "./use-factory";
import type { Undo } from "./use-undo";

interface FactoryBarProps {
  campaign: ShownCampaign;
  cells: ShownCell[] | undefined;
  running: boolean;
  selection: Selection;
  undo: Undo;
  refresh: () => Promise<unknown>;
}

/** What is on show, undo, and the one button that builds what changed. */
export function FactoryBar({ campaign, cells = [], running, selection, undo, refresh }: FactoryBarProps) {
  const trpc = useTRPC();
  const build = useMutation(trpc.variant.requestBuild.mutationOptions({ onSettled: refresh }));
  const refusal = build.error && !running ? refusalOf(build.error) : null;
  const changed = cells.filter((cell) => needsBuild(cell.state));
  const current = cells.length > 0 && changed.length === 0 && !running;
  const publishable = current && cells.every(({ state }) => state === "built");
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2.5">
        <PlacementChoice campaign={campaign} selection={selection} />
        <span className="ml-auto text-ink-3" aria-live="polite">
          {current ? "Nothing changed, nothing to build" : ""}
        </span>
        <Button onClick={undo.undo} disabled={undo.next === null} title={undo.next ? `Undo: ${undo.next}` : "Nothing to undo"}>
          Undo <Kbd>⌘Z</Kbd>
        </Button>
        {campaign.may.build && (
          <Button variant={current ? "plain" : "primary"} pending={build.isPending || running} onClick={() => build.mutate({ campaignId: campaign.id })}>
            {labelOf(changed, cells.length, running)}
          </Button>
        )}
        {publishable && (
          <ButtonLink variant="primary" href={`/campaigns/${campaign.slug}/releases`}>
            Go to releases
          </ButtonLink>
        )}
      </div>
      <LeftOut cells={cells} />
      {refusal && <Problem title="No build was started" says={refusal.says} complaints={refusal.complaints} />}
    </div>
  );
}

function labelOf(changed: ShownCell[], cells: number, running: boolean): string {
  const variants = changed.filter((cell) => !isBackup(cell)).length;
  if (running) return "Building";
  if (cells === 0) return "Build";
  if (variants > 0) return `Build ${variants} changed`;
  return changed.length > 0 ? `Build ${changed.length} ${changed.length === 1 ? "backup" : "backups"}` : "Build again";
}

const fewPlacements = 6;

function PlacementChoice({ campaign, selection }: { campaign: ShownCampaign; selection: Selection }) {
  const options = campaign.placements.map(({ key, widthPx, heightPx }) => ({
    value: key,
    label: `${widthPx}×${heightPx}`,
    title: `${key} · ${widthPx}×${heightPx}`,
  }));
  const value = selection.placement?.key ?? "";
  const onChange = (placement: string) => selection.choose({ placement });
  if (options.length > fewPlacements)
    return (
      <div className="w-56">
        <Select label="Placement" value={value} onChange={onChange} options={options.map(({ value: key, title }) => ({ value: key, label: title }))} />
      </div>
    );
  return (
    <>
      <Segmented label="Placement" value={value} onChange={onChange} options={options} />
      <span className="text-ink-3">{value}</span>
    </>
  );
}
