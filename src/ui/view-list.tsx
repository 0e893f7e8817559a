"use client";
import { Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { IconButton } from "./icon-button";
import { Input } from "./input";
import { Problem } from "./problem";
import type { SavedView, ViewCalls } from "./saved-view";
import { useToast } from "./toast";
import { useCall } from "./use-call";

/** A person's views, to be renamed or deleted; a deleted one can be saved again from the toast. */
export function ViewList({ views, calls, onClose }: { views: readonly SavedView[]; calls: ViewCalls; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Your views">
      <ul className="grid gap-2.5">
        {views.map((view) => (
          <ViewRow key={view.id} view={view} calls={calls} />
        ))}
        {views.length === 0 && <li className="text-ink-3">You have no views. Filter what is shown, then save it.</li>}
      </ul>
    </Dialog>
  );
}

function ViewRow({ view: { id, name: was, query }, calls }: { view: SavedView; calls: ViewCalls }) {
  const toast = useToast();
  const [name, setName] = useState(was);
  const save = useCall(calls.save);
  const remove = useCall(calls.remove);
  const back = () => void calls.save({ id: null, name: was, query }).catch((error: unknown) => toast({ says: calls.explain(error).says }));
  const press = async () => {
    if ((await remove.run(id)) !== null) toast({ says: `The view ${was} was deleted.`, action: { label: "Undo", run: back } });
  };
  const error = save.error ?? remove.error;
  const changed = name.trim() !== "" && name.trim() !== was;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) void save.run({ id, name: name.trim(), query });
  };
  return (
    <li className="grid gap-2">
      <form onSubmit={submit} className="flex items-center gap-2">
        <Input aria-label={`Name of the view ${was}`} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} autoComplete="off" />
        <Button type="submit" disabled={!changed} pending={save.pending}>
          Rename
        </Button>
        <IconButton name={`Delete the view ${was}`} disabled={remove.pending} onClick={() => void press()}>
          <Trash2 aria-hidden="true" size={14} />
        </IconButton>
      </form>
      {error ? <Problem says={calls.explain(error).says} /> : null}
    </li>
  );
}
