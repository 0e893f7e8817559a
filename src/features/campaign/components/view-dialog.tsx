"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import type { View } from "./view-menu";

interface ViewDialogProps {
  query: string;
  /** The opened view, when its filters were changed since. */
  current: View | null;
  onClose: () => void;
  onSaved: (id: string) => void;
}

/** Keeps the filters and the order that are shown, under a new name or in place of the opened view's. */
export function ViewDialog({ query, current, onClose, onSaved }: ViewDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const save = useMutation(
    trpc.campaign.saveView.mutationOptions({
      onSuccess: async ({ id }) => {
        await queries.invalidateQueries(trpc.campaign.views.pathFilter());
        onSaved(id);
        onClose();
      },
    }),
  );
  const keep = (view: { id: string | null; name: string }) => save.mutate({ ...view, screen: "campaigns", query });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) keep({ id: null, name: name.trim() });
  };
  const refusal = save.error && refusalOf(save.error);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Save this view"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {current && (
            <Button onClick={() => keep(current)} pending={save.isPending}>
              Overwrite {current.name}
            </Button>
          )}
          <Button type="submit" form="view" variant="primary" pending={save.isPending} disabled={name.trim() === ""}>
            Save as new view
          </Button>
        </>
      }
    >
      <form id="view" onSubmit={submit} className="grid gap-3">
        <Field label="Name" hint="Search, filters and order are kept. Only you see your views.">
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" placeholder="Live in Germany" />
        </Field>
        {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
      </form>
    </Dialog>
  );
}
