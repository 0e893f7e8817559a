"use client";
import { useSavedViews } from "@/client/use-saved-views";
import { ViewMenu } from "@/ui/view-menu";
import { type CampaignFilter, filterOf, queryOf } from "./campaign-filter";

interface CampaignViewsProps {
  filter: CampaignFilter;
  /** The view that the address was opened from. */
  viewId: string | null;
  onOpen: (filter: CampaignFilter, viewId: string | null) => void;
}

const words = { hint: "Search, filters and order are kept.", placeholder: "Live in Germany" };
const filterIn = (query: string) => filterOf(new URLSearchParams(query));

/** A person's saved filters of the list. */
export function CampaignViews({ filter, viewId, onOpen }: CampaignViewsProps) {
  const { views, calls } = useSavedViews("campaigns");
  const query = queryOf(filter).toString();
  const current = views.find(({ id }) => id === viewId) ?? null;
  return (
    <ViewMenu
      views={views}
      query={query}
      current={current}
      changed={current !== null && queryOf(filterIn(current.query)).toString() !== query}
      words={words}
      calls={calls}
      onOpen={(view) => onOpen(filterIn(view?.query ?? ""), view?.id ?? null)}
      onSaved={(id) => onOpen(filter, id)}
    />
  );
}
