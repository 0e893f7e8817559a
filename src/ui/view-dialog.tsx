"use client";
import { type FormEvent, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Problem } from "./problem";
import type { SavedView, ViewCalls } from "./saved-view";
import { useCall } from "./use-call";

interface ViewDialogProps {
  query: string;
  /** The opened view, when its filters were changed since. */
  current: SavedView | null;
  words: { hint: string; placeholder: string };
  calls: ViewCalls;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Keeps what is shown under a new name or in place of the opened view. */
export function ViewDialog({ query, current, words, calls, onClose, onSaved }: ViewDialogProps) {
  const form = useId();
  const [name, setName] = useState("");
  const save = useCall(calls.save);
  const keep = async (view: { id: string | null; name: string }) => {
    const saved = await save.run({ ...view, query });
    if (!saved) return;
    onSaved(saved.id);
    onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) void keep({ id: null, name: name.trim() });
  };
  const refusal = save.error ? calls.explain(save.error) : null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save this view"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {current && (
            <Button onClick={() => void keep(current)} pending={save.pending}>
              Overwrite {current.name}
            </Button>
          )}
          <Button type="submit" form={form} variant="primary" pending={save.pending} disabled={name.trim() === ""}>
            Save as new view
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        <Field label="Name" hint={`${words.hint} Only you see your views.`}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" placeholder={words.placeholder} />
        </Field>
        {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
      </form>
    </Dialog>
  );
}
