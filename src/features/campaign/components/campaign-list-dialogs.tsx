"use client";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { useToast } from "@/ui/toast";
import type { BulkDraft } from "../model/bulk-change";
import type { CampaignLine, CampaignPage } from "../model/campaign-line";
import { ArchiveDialog } from "./archive-dialog";
import { BulkDialog, type BulkPart } from "./bulk-dialog";
import { BulkEdits, UndoRefused } from "./bulk-edits";
import { changeWords } from "./bulk-words";
import { type CampaignFilter, questionOf } from "./campaign-filter";
import { countWords } from "./campaign-words";
import { DuplicateDialog } from "./duplicate-dialog";
import { LabelDialog } from "./label-dialog";
import type { Chosen } from "./use-chosen";
import { useEditUndo } from "./use-edit-undo";

/** What is open over the list. */
export type ListDialog =
  | { kind: "bulk"; part: BulkPart }
  | { kind: "archive"; ids: string[] }
  | { kind: "duplicate"; line: CampaignLine }
  | { kind: "labels"; line: CampaignLine }
  | { kind: "edits" };

interface ListDialogsProps {
  dialog: ListDialog | null;
  onDialog: (dialog: ListDialog | null) => void;
  page: CampaignPage | undefined;
  filter: CampaignFilter;
  chosen: Chosen;
}

/** The dialogs of the list; what was done is said in a toast with the way back. */
export function ListDialogs({ dialog, onDialog, page, filter, chosen }: ListDialogsProps) {
  const trpc = useTRPC();
  const toast = useToast();
  const undo = useEditUndo();
  const restore = useMutation(trpc.campaign.restore.mutationOptions({ onError: (error) => toast({ says: refusalOf(error).says }) }));
  const close = () => onDialog(null);
  const edited = (says: string, editId: string) => {
    close();
    toast({ says, action: { label: "Undo", run: () => undo.undo(editId) } });
  };
  const applied = ({ editId, campaigns }: { editId: string; campaigns: number }, change: BulkDraft) => {
    edited(`${changeWords(change)} · ${countWords(campaigns)}.`, editId);
    chosen.set([]);
  };
  const archived = (ids: string[]) => {
    close();
    chosen.set([]);
    toast({ says: `${countWords(ids.length)} archived.`, action: { label: "Undo", run: () => restore.mutate({ campaignIds: ids }) } });
  };
  return (
    <>
      {dialog?.kind === "bulk" && (
        <BulkDialog
          part={dialog.part}
          chosen={chosen.all ? { matching: questionOf(filter, 1) } : { campaignIds: [...chosen.ids] }}
          count={chosen.all ? (page?.matching ?? 0) : chosen.ids.length}
          markets={page?.facets.markets.map(({ value }) => value) ?? []}
          onClose={close}
          onApplied={applied}
        />
      )}
      {dialog?.kind === "archive" && <ArchiveDialog campaignIds={dialog.ids} onClose={close} onArchived={archived} />}
      {dialog?.kind === "duplicate" && <DuplicateDialog line={dialog.line} taken={page?.lines.map(({ name }) => name) ?? []} onClose={close} />}
      {dialog?.kind === "labels" && (
        <LabelDialog line={dialog.line} onClose={close} onSaved={(editId) => edited(`Labels of ${dialog.line.name} saved.`, editId)} />
      )}
      {dialog?.kind === "edits" && !undo.stuck && <BulkEdits undo={undo} onClose={close} />}
      <UndoRefused undo={undo} />
    </>
  );
}
