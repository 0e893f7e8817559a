"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { localesOf, type ShownCampaign } from "@/features/campaign/model/campaign";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { CopyGrid } from "./copy-grid";
import { CopyImport } from "./copy-import";
import { useCopyEdit } from "./use-copy-edit";
import type { PreviewDraft } from "./use-preview";
import type { Undo } from "./use-undo";

interface CopyPanelProps {
  campaign: ShownCampaign;
  undo: Undo;
  refresh: () => Promise<void>;
  onDraft: (draft: PreviewDraft) => void;
}

/** The campaign's strings: imported as a whole, edited one by one. */
export function CopyPanel({ campaign, undo, refresh, onDraft }: CopyPanelProps) {
  const [importing, setImporting] = useState(false);
  const [all, setAll] = useState(false);
  const edit = useCopyEdit(campaign, undo, refresh);
  const needed = localesOf(campaign);
  const spare = [...new Set(campaign.copy.flatMap(({ texts }) => Object.keys(texts)))].filter((locale) => !needed.includes(locale));
  const may = campaign.may.create;
  const refusal = edit.error ? refusalOf(edit.error) : null;
  const open = () => setImporting(true);
  return (
    <Panel
      title="Copy deck"
      note={campaign.copy.length > 0 ? `${campaign.copy.length} keys, ${needed.length} locales` : undefined}
      flush
      actions={
        <>
          {spare.length > 0 && (
            <Button size="sm" variant="quiet" aria-pressed={all} onClick={() => setAll(!all)}>
              {all ? "Hide unused locales" : `Show ${spare.length} unused ${spare.length === 1 ? "locale" : "locales"}`}
            </Button>
          )}
          {may && campaign.copy.length > 0 && (
            <Button size="sm" onClick={open}>
              Import
            </Button>
          )}
        </>
      }
    >
      {refusal && (
        <div className="p-3.5">
          <Problem says={refusal.says} />
        </div>
      )}
      {campaign.copy.length === 0 ? (
        <Empty title="No copy yet" action={may && <Button onClick={open}>Paste or upload a copy deck</Button>}>
          A table with one row a key and one column a locale: key, max_chars, {needed.join(", ")}.
        </Empty>
      ) : (
        <CopyGrid rows={campaign.copy} locales={all ? [...needed, ...spare] : needed} needed={needed} edit={may ? edit : null} onDraft={onDraft} />
      )}
      <CopyImport campaign={campaign} open={importing} onOpenChange={setImporting} refresh={refresh} />
    </Panel>
  );
}
