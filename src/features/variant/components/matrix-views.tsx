"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, Check, ChevronDown, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useLive } from "@/client/live";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Action, ActionLine, MoreMenu } from "@/ui/more-menu";
import { Problem } from "@/ui/problem";
import type { MatrixAddress } from "./use-matrix-address";

/** A person's saved filters of the matrix: open one, save what is shown, delete one. They hold for every campaign. */
export function MatrixViews({ address }: { address: MatrixAddress }) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const [managing, setManaging] = useState(false);
  const views = useQuery(trpc.campaign.views.queryOptions({ screen: "matrix" })).data ?? [];
  useLive("view.", () => readAgain(trpc.campaign.views.pathFilter()));
  const current = views.find(({ query }) => query === address.query && query !== "") ?? null;
  return (
    <>
      <MoreMenu
        label="Saved views"
        trigger={
          <>
            <Bookmark aria-hidden="true" size={14} />
            <span className="max-w-40 truncate">{current?.name ?? "Views"}</span>
            <ChevronDown aria-hidden="true" size={12} className="flex-none text-ink-3" />
          </>
        }
      >
        {views.map((view) => (
          <Action key={view.id} onChoose={() => address.open(view.query)}>
            <Check aria-hidden="true" size={13} className={`flex-none text-accent ${view === current ? "" : "invisible"}`} />
            <span className="truncate">{view.name}</span>
          </Action>
        ))}
        {views.length > 0 && <ActionLine />}
        <Action onChoose={() => setManaging(true)}>{views.length > 0 ? "Save or delete…" : "Save what is shown…"}</Action>
      </MoreMenu>
      {managing && <ManageViews query={address.query} views={views} onClose={() => setManaging(false)} />}
    </>
  );
}

interface ManageViewsProps {
  query: string;
  views: readonly { id: string; name: string }[];
  onClose: () => void;
}

function ManageViews({ query, views, onClose }: ManageViewsProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const again = () => queries.invalidateQueries(trpc.campaign.views.pathFilter());
  const save = useMutation(trpc.campaign.saveView.mutationOptions({ onSuccess: () => again().then(onClose) }));
  const remove = useMutation(trpc.campaign.deleteView.mutationOptions({ onSuccess: again }));
  const error = save.error ?? remove.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) save.mutate({ id: null, screen: "matrix", name: name.trim(), query });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Views of the matrix"
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button type="submit" form="matrix-view" variant="primary" pending={save.isPending} disabled={name.trim() === ""}>
            Save as new view
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <form id="matrix-view" onSubmit={submit}>
          <Field label="Name" hint="Filters and lines are kept, for the matrix of every campaign. Only you see your views.">
            <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" placeholder="Missing in America" />
          </Field>
        </form>
        {error && <Problem says={refusalOf(error).says} complaints={refusalOf(error).complaints} />}
        {views.length > 0 && (
          <ul className="grid gap-0.5 border-t border-line pt-2" aria-label="Your views">
            {views.map((view) => (
              <li key={view.id} className="flex items-center gap-2">
                <span className="min-w-0 flex-1 truncate">{view.name}</span>
                <IconButton name={`Delete the view ${view.name}`} disabled={remove.isPending} onClick={() => remove.mutate({ id: view.id })}>
                  <Trash2 aria-hidden="true" size={14} />
                </IconButton>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}
