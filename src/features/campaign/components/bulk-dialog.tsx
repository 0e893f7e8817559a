"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Problem } from "@/ui/problem";
import { BulkChange, type BulkDraft } from "../model/bulk-change";
import { mostLabels } from "../model/label";
import type { PreviewBulk } from "../schema";
import { BulkClickFields } from "./bulk-click-fields";
import { BulkFlightFields, type Faults } from "./bulk-flight-fields";
import { type BulkLine, BulkPreview } from "./bulk-preview";
import { countWords } from "./campaign-words";
import { LabelInput } from "./label-input";

export type BulkPart = "flights" | "clickThrough" | "labels";

export interface BulkDialogProps {
  part: BulkPart;
  chosen: PreviewBulk["chosen"];
  count: number;
  markets: readonly string[];
  onClose: () => void;
  onApplied: (applied: { editId: string; campaigns: number }, change: BulkDraft) => void;
}

const titles: Record<BulkPart, string> = { flights: "Flight dates", clickThrough: "Click-throughs", labels: "Labels" };
const starts: Record<BulkPart, BulkDraft> = {
  flights: { flights: { kind: "shift", days: 7, edge: "both" } },
  clickThrough: { clickThrough: { kind: "host", host: "", markets: [] } },
  labels: { labels: { add: [], remove: [] } },
};
const outcome = {
  flights: "Nothing has to be built again. What is live keeps its dates until the campaign's next release.",
  clickThrough: "Nothing has to be built again. What is live keeps its click-throughs until the campaign's next release.",
  labels: "Labels are for finding campaigns; nothing that is delivered depends on them.",
} as const;

/** One change to many campaigns: chosen, previewed campaign by campaign, then applied to what was seen or not at all. */
export function BulkDialog({ part, chosen, count, markets, onClose, onApplied }: BulkDialogProps) {
  const trpc = useTRPC();
  const [draft, setDraft] = useState(starts[part]);
  const [asked, setAsked] = useState(false);
  const preview = useMutation(trpc.campaign.previewBulk.mutationOptions());
  const apply = useMutation(trpc.campaign.bulkEdit.mutationOptions({ onSuccess: (applied) => onApplied(applied, draft) }));
  const parsed = BulkChange.safeParse(draft);
  const faults: Faults = (field) => {
    const issue = asked ? parsed.error?.issues.find(({ path }) => path.at(-1) === field) : undefined;
    return issue && `This ${issue.message}.`;
  };
  const change = (next: BulkDraft) => {
    setDraft(next);
    preview.reset();
    apply.reset();
  };
  const look = () => {
    setAsked(true);
    apply.reset();
    if (parsed.success) preview.mutate({ chosen, change: draft });
  };
  const seen = preview.data?.filter(({ verdict }) => verdict === "changes") ?? [];
  const refusal = apply.error ?? preview.error;
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => !open && onClose()}
      title={`${titles[part]} of ${countWords(count)}`}
      footer={
        <Footer
          seen={seen}
          previewing={preview.isPending}
          applying={apply.isPending}
          stale={apply.isError}
          onLook={look}
          onClose={onClose}
          onApply={() => apply.mutate({ campaigns: seen.map(({ id, seen: mark }) => ({ id, seen: mark })), change: draft })}
        />
      }
    >
      <div className="grid gap-3.5">
        {draft.flights && <BulkFlightFields draft={draft.flights} onChange={(flights) => change({ flights })} faults={faults} />}
        {draft.clickThrough && (
          <BulkClickFields draft={draft.clickThrough} onChange={(clickThrough) => change({ clickThrough })} faults={faults} markets={markets} />
        )}
        {draft.labels && <LabelFields draft={draft.labels} onChange={(labels) => change({ labels })} />}
        {asked && draft.labels && !parsed.success && <p className="text-sm text-out">Name a label to add or to take away.</p>}
        <p className="text-sm text-ink-3">{outcome[part]}</p>
        {refusal && (
          <Problem title={apply.error ? "This was not applied" : undefined} says={refusalOf(refusal).says} complaints={refusalOf(refusal).complaints} />
        )}
        {preview.data && <BulkPreview lines={preview.data} />}
      </div>
    </Dialog>
  );
}

interface FooterProps {
  seen: readonly BulkLine[];
  previewing: boolean;
  applying: boolean;
  stale: boolean;
  onLook: () => void;
  onApply: () => void;
  onClose: () => void;
}

/** Nothing can be applied that was not seen. */
function Footer({ seen, previewing, applying, stale, onLook, onApply, onClose }: FooterProps) {
  const ready = seen.length > 0 && !stale;
  return (
    <>
      <Button onClick={onClose}>Cancel</Button>
      <Button variant={ready ? "plain" : "primary"} onClick={onLook} pending={previewing}>
        {seen.length > 0 ? "Preview again" : "Preview"}
      </Button>
      {ready && (
        <Button variant="primary" onClick={onApply} pending={applying}>
          Apply to {countWords(seen.length)}
        </Button>
      )}
    </>
  );
}

function LabelFields({ draft, onChange }: { draft: NonNullable<BulkDraft["labels"]>; onChange: (draft: NonNullable<BulkDraft["labels"]>) => void }) {
  const trpc = useTRPC();
  const known = (useQuery(trpc.campaign.labels.queryOptions()).data ?? []).map(({ label }) => label);
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <LabelInput name="Add" labels={draft.add ?? []} onChange={(add) => onChange({ ...draft, add })} known={known} most={mostLabels} />
      <LabelInput name="Take away" labels={draft.remove ?? []} onChange={(remove) => onChange({ ...draft, remove })} known={known} most={mostLabels} />
    </div>
  );
}
