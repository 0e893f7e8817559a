"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import { useToast } from "@/ui/toast";
import type { View } from "./view-menu";

/** A person's views, to be renamed or deleted; a deleted one can be saved again from the toast. */
export function ViewList({ views, onClose }: { views: readonly View[]; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Your views">
      <ul className="grid gap-2.5">
        {views.map((view) => (
          <ViewRow key={view.id} view={view} />
        ))}
        {views.length === 0 && <li className="text-ink-3">You have no views. Filter the list, then save what is shown.</li>}
      </ul>
    </Dialog>
  );
}

function ViewRow({ view }: { view: View }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(view.name);
  const again = () => queries.invalidateQueries(trpc.campaign.views.pathFilter());
  const save = useMutation(trpc.campaign.saveView.mutationOptions({ onSuccess: again }));
  const back = () => save.mutate({ id: null, screen: "campaigns", name: view.name, query: view.query });
  const remove = useMutation(
    trpc.campaign.deleteView.mutationOptions({
      onSuccess: async () => {
        toast({ says: `The view ${view.name} was deleted.`, action: { label: "Undo", run: back } });
        await again();
      },
    }),
  );
  const error = save.error ?? remove.error;
  const changed = name.trim() !== "" && name.trim() !== view.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) save.mutate({ id: view.id, screen: "campaigns", name: name.trim(), query: view.query });
  };
  return (
    <li className="grid gap-2">
      <form onSubmit={submit} className="flex items-center gap-2">
        <Input aria-label={`Name of the view ${view.name}`} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" />
        <Button type="submit" disabled={!changed} pending={save.isPending}>
          Rename
        </Button>
        <IconButton name={`Delete the view ${view.name}`} onClick={() => remove.mutate({ id: view.id })}>
          <Trash2 aria-hidden="true" size={14} />
        </IconButton>
      </form>
      {error && <Problem says={refusalOf(error).says} />}
    </li>
  );
}
