"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Problem } from "@/ui/problem";
import type { CampaignLine } from "../model/campaign-line";
import { labelKey, mostLabels } from "../model/label";
import { LabelInput } from "./label-input";

interface LabelDialogProps {
  line: CampaignLine;
  onClose: () => void;
  onSaved: (editId: string) => void;
}

/** The labels of one campaign; saving them is an edit like those of many, so it can be taken back. */
export function LabelDialog({ line, onClose, onSaved }: LabelDialogProps) {
  const trpc = useTRPC();
  const [labels, setLabels] = useState<string[]>(line.labels);
  const known = useQuery(trpc.campaign.labels.queryOptions()).data ?? [];
  const save = useMutation(trpc.campaign.bulkEdit.mutationOptions({ onSuccess: ({ editId }) => onSaved(editId) }));
  const refusal = save.error && refusalOf(save.error);
  const change = changeOf(line.labels, labels);
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
          known={known.map(({ label }) => label)}
          most={mostLabels}
        />
        {refusal && <Problem title="This was not saved" says={refusal.says} complaints={refusal.complaints} />}
      </div>
    </Dialog>
  );
}

/** What was added and taken away; null when nothing was. */
function changeOf(before: readonly string[], after: readonly string[]): { add: string[]; remove: string[] } | null {
  const [had, has] = [new Set(before.map(labelKey)), new Set(after.map(labelKey))];
  const add = after.filter((label) => !had.has(labelKey(label)));
  const remove = before.filter((label) => !has.has(labelKey(label)));
  return add.length + remove.length > 0 ? { add, remove } : null;
}
