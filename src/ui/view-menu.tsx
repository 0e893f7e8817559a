"use client";
import { Bookmark, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { Action, ActionLine, MoreMenu } from "./more-menu";
import type { SavedView, ViewCalls } from "./saved-view";
import { ViewDialog } from "./view-dialog";
import { ViewList } from "./view-list";

interface ViewMenuProps {
  views: readonly SavedView[];
  /** What is shown, as a view would keep it. */
  query: string;
  /** The view that was opened, and whether what is shown differs from it by now. */
  current: SavedView | null;
  changed: boolean;
  /** What a view keeps, and a name to begin with. */
  words: { hint: string; placeholder: string };
  calls: ViewCalls;
  /** With null the view is left. */
  onOpen: (view: SavedView | null) => void;
  onSaved: (id: string) => void;
}

/** A person's saved filters: open one, save what is shown, overwrite, rename, delete. Deleting speaks through the ToastArea around it. */
export function ViewMenu({ views, query, current, changed, words, calls, onOpen, onSaved }: ViewMenuProps) {
  const [dialog, setDialog] = useState<"save" | "list" | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <MoreMenu
        label="Saved views"
        trigger={
          <>
            <Bookmark aria-hidden="true" size={14} />
            <span className="max-w-40 truncate">{current ? current.name : "Views"}</span>
            {changed && <span className="text-ink-3">changed</span>}
            <ChevronDown aria-hidden="true" size={12} className="flex-none text-ink-3" />
          </>
        }
      >
        {views.map((view) => (
          <Action key={view.id} onChoose={() => onOpen(view)}>
            <Check aria-hidden="true" size={13} className={`flex-none text-accent ${view.id === current?.id ? "" : "invisible"}`} />
            <span className="truncate">{view.name}</span>
          </Action>
        ))}
        {views.length > 0 && <ActionLine />}
        <Action onChoose={() => setDialog("save")}>Save what is shown…</Action>
        {current && <Action onChoose={() => onOpen(null)}>Leave this view</Action>}
        {views.length > 0 && <Action onChoose={() => setDialog("list")}>Rename or delete…</Action>}
      </MoreMenu>
      {dialog === "save" && <ViewDialog query={query} current={changed ? current : null} words={words} calls={calls} onClose={close} onSaved={onSaved} />}
      {dialog === "list" && <ViewList views={views} calls={calls} onClose={close} />}
    </>
  );
}
