"use client";
import { useQuery } from "@tanstack/react-query";
import { Bookmark, Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { useTRPC } from "@/client/trpc";
import { Action, ActionLine, MoreMenu } from "@/ui/more-menu";
import { type CampaignFilter, filterOf, queryOf } from "./campaign-filter";
import { ViewDialog } from "./view-dialog";
import { ViewList } from "./view-list";

export type View = Outputs["campaign"]["views"][number];

interface ViewMenuProps {
  filter: CampaignFilter;
  /** The view that the address was opened from. */
  viewId: string | null;
  onOpen: (filter: CampaignFilter, viewId: string | null) => void;
}

/** A person's saved filters: open one, save what is shown, overwrite, rename, delete. */
export function ViewMenu({ filter, viewId, onOpen }: ViewMenuProps) {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  const [dialog, setDialog] = useState<"save" | "list" | null>(null);
  const views = useQuery(trpc.campaign.views.queryOptions({ screen: "campaigns" })).data ?? [];
  useLive("view.", () => readAgain(trpc.campaign.views.pathFilter()));
  const query = queryOf(filter).toString();
  const current = views.find(({ id }) => id === viewId) ?? null;
  const changed = current !== null && queryOf(filterOf(new URLSearchParams(current.query))).toString() !== query;
  const close = () => setDialog(null);
  return (
    <>
      <MoreMenu
        label="Saved views"
        trigger={
          <>
            <Bookmark aria-hidden="true" size={14} />
            <span className="truncate">{current ? current.name : "Views"}</span>
            {changed && <span className="text-ink-3">changed</span>}
            <ChevronDown aria-hidden="true" size={12} className="flex-none text-ink-3" />
          </>
        }
      >
        {views.map((view) => (
          <Action key={view.id} onChoose={() => onOpen(filterOf(new URLSearchParams(view.query)), view.id)}>
            <Check aria-hidden="true" size={13} className={`flex-none text-accent ${view.id === viewId ? "" : "invisible"}`} />
            <span className="truncate">{view.name}</span>
          </Action>
        ))}
        {views.length > 0 && <ActionLine />}
        <Action onChoose={() => setDialog("save")}>Save what is shown…</Action>
        {current && <Action onChoose={() => onOpen(filterOf(new URLSearchParams()), null)}>Leave this view</Action>}
        {views.length > 0 && <Action onChoose={() => setDialog("list")}>Rename or delete…</Action>}
      </MoreMenu>
      {dialog === "save" && <ViewDialog query={query} current={changed ? current : null} onClose={close} onSaved={(id) => onOpen(filter, id)} />}
      {dialog === "list" && <ViewList views={views} onClose={close} />}
    </>
  );
}
