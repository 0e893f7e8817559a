"use client";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { localesOf, type ShownCampaign } from "@/features/campaign/model/campaign";
import { type Complaint, Refusal } from "@/kernel/refusal";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Problem } from "@/ui/problem";
import { Textarea } from "@/ui/textarea";
import { useFileDrop } from "@/ui/use-file-drop";
import { decodeDeck } from "../model/copy-file";

interface CopyImportProps {
  campaign: ShownCampaign;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  refresh: () => Promise<void>;
}

/** A table pasted or read from a file; it stays in the box through every refusal. */
export function CopyImport({ campaign, open, onOpenChange, refresh }: CopyImportProps) {
  const trpc = useTRPC();
  const picker = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [unread, setUnread] = useState<{ says: string; complaints: readonly Complaint[] } | null>(null);
  const send = useMutation(trpc.creative.importCopy.mutationOptions());
  const refusal = unread ?? (send.error && refusalOf(send.error));
  const change = (next: string) => {
    setText(next);
    setUnread(null);
    send.reset();
  };
  const take = async (files: FileList | null) => {
    const file = files?.[0];
    if (!file) return;
    const read = await readFile(file);
    change(read.text ?? text);
    setUnread(read.refused);
  };
  const { area } = useFileDrop<HTMLDivElement>(true, take);
  const submit = () =>
    send.mutate(
      { campaignId: campaign.id, text },
      {
        onSuccess: async () => {
          await refresh();
          onOpenChange(false);
          change("");
        },
      },
    );
  return (
    <Dialog
      wide
      open={open}
      onOpenChange={onOpenChange}
      title="Import a copy deck"
      footer={
        <>
          <Button onClick={() => picker.current?.click()}>Choose a file</Button>
          <Button variant="primary" pending={send.isPending} disabled={text.trim() === ""} onClick={submit}>
            Import
          </Button>
        </>
      }
    >
      <div ref={area} className="grid gap-3">
        <Field
          label="Copy deck"
          hint={`CSV or TSV with the header key,max_chars,${localesOf(campaign).join(",")}. More locales may follow. The whole deck is replaced, or nothing.`}
        >
          <Textarea
            mono
            rows={12}
            spellCheck={false}
            value={text}
            onChange={(event) => change(event.target.value)}
            placeholder={`key,max_chars,${localesOf(campaign).join(",")}`}
          />
        </Field>
        <input
          ref={picker}
          type="file"
          aria-label="Copy deck file"
          accept=".csv,.tsv,.txt,text/csv"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = "";
          }}
        />
        {refusal && <Problem title="The deck was not imported" says={refusal.says} complaints={refusal.complaints} />}
      </div>
    </Dialog>
  );
}

async function readFile(file: File): Promise<{ text: string | null; refused: { says: string; complaints: readonly Complaint[] } | null }> {
  try {
    return { text: decodeDeck(new Uint8Array(await file.arrayBuffer())), refused: null };
  } catch (error) {
    if (error instanceof Refusal) return { text: null, refused: { says: `${file.name}: ${error.message}`, complaints: [] } };
    return { text: null, refused: { says: `${file.name} could not be read. Choose it again.`, complaints: [] } };
  }
}
