"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC, useTRPCClient } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Problem } from "@/ui/problem";
import { restorableDays } from "../model/archive";
import { countWords } from "./campaign-words";

type ArchiveLine = Outputs["campaign"]["previewArchive"][number];

interface ArchiveDialogProps {
  campaignIds: readonly string[];
  onClose: () => void;
  onArchived: (ids: string[]) => void;
}

/** Says what stays live before anything is archived. */
export function ArchiveDialog({ campaignIds, onClose, onArchived }: ArchiveDialogProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const ids = [...campaignIds];
  const effect = useQuery({
    queryKey: ["campaign", "previewArchive", ids],
    queryFn: () => client.campaign.previewArchive.mutate({ campaignIds: ids }),
    staleTime: 0,
  });
  const editable = effect.data?.filter(({ may }) => may.edit) ?? [];
  const archive = useMutation(trpc.campaign.archive.mutationOptions({ onSuccess: () => onArchived(editable.map(({ id }) => id)) }));
  const refusal = archive.error && refusalOf(archive.error);
  const [only] = ids.length === 1 ? (effect.data ?? []) : [];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={only ? `Archive ${only.name}` : `Archive ${countWords(ids.length)}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            onClick={() => archive.mutate({ campaignIds: editable.map(({ id }) => id) })}
            pending={archive.isPending}
            disabled={editable.length === 0}
          >
            {editable.length === 1 ? "Archive" : `Archive ${countWords(editable.length)}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Loaded of={effect} explain={refusalOf} lines={3}>
          {(lines) => <Effect lines={lines} />}
        </Loaded>
        {refusal && <Problem title="Nothing was archived" says={refusal.says} complaints={refusal.complaints} />}
      </div>
    </Dialog>
  );
}

function Effect({ lines }: { lines: readonly ArchiveLine[] }) {
  const live = lines.filter((line) => line.live !== null || line.staged !== null);
  const barred = lines.filter(({ may }) => !may.edit);
  return (
    <>
      <p>
        Archived campaigns leave this list and its sums, and cannot be changed, built or published. They can be restored as they are for {restorableDays} days;
        nothing is deleted, also after that.
      </p>
      {live.length > 0 && (
        <Notice lines={live.map((line) => ({ at: line.name, says: stays(line) }))}>
          <b className="font-semibold">Archiving does not stop delivery.</b> Tags keep answering and these releases stay live; they can still be rolled back.
        </Notice>
      )}
      {barred.length > 0 && <Notice lines={barred.map(({ name }) => ({ at: name, says: "is left out." }))}>Your role may not archive some of these.</Notice>}
    </>
  );
}

function stays({ live, staged, hubs, building }: ArchiveLine): string {
  const out = live === null ? "" : `r${live} stays live${hubs > 0 ? ` on ${hubs} ${hubs === 1 ? "hub" : "hubs"}` : ""}`;
  const next = staged === null ? "" : `r${staged} goes live when its hubs have it`;
  const build = building ? "a build under way is finished" : "";
  return `${[out, next, build].filter((part) => part).join("; ")}.`;
}
