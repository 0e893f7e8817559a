"use client";
import { useQuery } from "@tanstack/react-query";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Clock } from "@/ui/clock";
import { Dialog } from "@/ui/dialog";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Problem } from "@/ui/problem";
import { changeWords } from "./bulk-words";
import { countWords } from "./campaign-words";
import type { EditUndo } from "./use-edit-undo";

type EditLine = Outputs["campaign"]["edits"][number];

/** The last ten bulk edits, each with the way back. */
export function BulkEdits({ undo, onClose }: { undo: EditUndo; onClose: () => void }) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const edits = useQuery(trpc.campaign.edits.queryOptions());
  useLive("campaign.", () => readAgain(trpc.campaign.edits.pathFilter()));
  return (
    <Dialog open wide onOpenChange={(open) => !open && onClose()} title="Earlier edits">
      <Loaded of={edits} explain={refusalOf} lines={6}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty title="No edit yet">
              Choose campaigns in the list, then change their flight dates, click-throughs or labels at once. The last ten edits stand here.
            </Empty>
          ) : (
            <ul className="-m-4">
              {lines.map((line) => (
                <EditRow key={line.id} line={line} undo={undo} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Dialog>
  );
}

function EditRow({ line, undo }: { line: EditLine; undo: EditUndo }) {
  const { campaigns, undoneAt, kept } = line;
  const taken = kept > 0 ? `taken back for ${campaigns.length - kept} of ${campaigns.length}` : "taken back";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 last:border-b-0">
      <span className="grid min-w-0 flex-1 basis-60">
        <b className="truncate font-medium">{changeWords(line.change)}</b>
        <span title={campaigns.join(", ")} className="truncate text-sm text-ink-3">
          {campaigns.length === 1 ? campaigns[0] : countWords(campaigns.length)} · {line.by ?? "someone who left"} · <Clock at={line.at} />
        </span>
      </span>
      {undoneAt ? (
        <span className="text-sm text-ink-3">
          {taken} <Clock at={undoneAt} />
        </span>
      ) : (
        <Button size="sm" onClick={() => undo.undo(line.id)} disabled={undo.pending}>
          Take back
        </Button>
      )}
    </li>
  );
}

/** Why an edit cannot be taken back as a whole, with what can still be done. */
export function UndoRefused({ undo }: { undo: EditUndo }) {
  const { stuck } = undo;
  if (!stuck) return null;
  const partly = stuck.refusal.code === "conflict" && stuck.refusal.complaints.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && undo.leave()}
      title="Not taken back"
      footer={
        <>
          <Button onClick={undo.leave}>Leave it</Button>
          {partly && (
            <Button variant="primary" onClick={undo.undoRest} pending={undo.pending}>
              Take back the others
            </Button>
          )}
        </>
      }
    >
      <Problem says={stuck.refusal.says} complaints={stuck.refusal.complaints} />
    </Dialog>
  );
}
