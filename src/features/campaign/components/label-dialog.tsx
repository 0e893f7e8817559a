"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Problem } from "@/ui/problem";
import type { CampaignLine } from "../model/campaign-line";
import { labelChange, labelKey, mostLabels } from "../model/label";
import { LabelInput } from "./label-input";

interface LabelDialogProps {
  line: CampaignLine;
  onClose: () => void;
  onSaved: (editId: string) => void;
}

const changedSince = "The campaign changed since you opened its labels. Nothing of it was changed here. Close this and open the labels again.";

/** The labels of one campaign; saving them is an edit like those of many, so it can be taken back. */
export function LabelDialog({ line, onClose, onSaved }: LabelDialogProps) {
  const trpc = useTRPC();
  const [labels, setLabels] = useState<string[]>(line.labels);
  const known = useQuery(trpc.campaign.labels.queryOptions()).data ?? [];
  const save = useMutation(trpc.campaign.bulkEdit.mutationOptions({ onSuccess: ({ editId }) => onSaved(editId) }));
  const refusal = save.error && refusalOf(save.error);
  const change = labelChange(line.labels, labels);
  // A label that only this campaign has may be spelled anew.
  const elsewhere = known.filter(({ label, campaigns }) => campaigns > 1 || !line.labels.some((own) => labelKey(own) === labelKey(label)));
  const press = () => (change ? save.mutate({ campaigns: [{ id: line.id, seen: line.seen }], change: { labels: change } }) : onClose());
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Labels of ${line.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={press} pending={save.isPending}>
            Save labels
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <LabelInput
          name="Labels"
          hint={`At most ${mostLabels}; case makes no difference.`}
          labels={labels}
          onChange={setLabels}
          known={elsewhere.map(({ label }) => label)}
          most={mostLabels}
        />
        {refusal?.code === "conflict" && <Problem title="This was not saved" says={changedSince} />}
        {refusal && refusal.code !== "conflict" && <Problem title="This was not saved" says={refusal.says} complaints={refusal.complaints} />}
      </div>
    </Dialog>
  );
}
