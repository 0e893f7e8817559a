import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import type { CampaignPage } from "../model/campaign-line";
import { type CampaignFilter, filterOf, narrows } from "./campaign-filter";
import { countWords, rateWords } from "./campaign-words";

interface FootProps {
  page: CampaignPage;
  onMore: () => void;
  onEdits: () => void;
}

/** How much of the list is shown, what its sums are made of, and the way to earlier edits. */
export function Foot({ page: { lines, matching, reporting, rates }, onMore, onEdits }: FootProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-3.5 py-2.5 text-sm text-ink-3">
      {matching > lines.length && (
        <span className="flex items-center gap-2 text-ink-2">
          Showing {lines.length.toLocaleString("en")} of {matching.toLocaleString("en")}
          <Button size="sm" onClick={onMore}>
            Show more
          </Button>
        </span>
      )}
      <span className="min-w-0 flex-1 basis-72">
        Media value is CPM × impressions ÷ 1000 of what a campaign covers; it is not revenue. Sums are in {reporting}
        {rates.length > 0 && `, by the rates ${rateWords(rates)}`}.
      </span>
      <Button size="sm" variant="quiet" onClick={onEdits}>
        Earlier edits
      </Button>
    </div>
  );
}

interface NothingProps {
  filter: CampaignFilter;
  all: CampaignPage["all"];
  mayCreate: boolean;
  onFilter: (filter: CampaignFilter) => void;
}

/** Why there is nothing: no campaign yet, none archived, or none that matches. */
export function Nothing({ filter, all, mayCreate, onFilter }: NothingProps) {
  const wide = filterOf(new URLSearchParams());
  if (narrows(filter)) {
    const there = filter.archived ? all.archived : all.active;
    return (
      <Empty
        title={filter.search ? `No campaign matches “${filter.search}”` : "No campaign matches these filters"}
        action={<Button onClick={() => onFilter({ ...wide, archived: filter.archived })}>Clear search and filters</Button>}
      >
        The search looks at names, addresses and labels. Without it there {there === 1 ? "is" : "are"} {countWords(there)} here.
      </Empty>
    );
  }
  if (filter.archived) {
    return (
      <Empty title="Nothing is archived" action={<Button onClick={() => onFilter(wide)}>Show active campaigns</Button>}>
        An archived campaign stands here and can be restored for 30 days. Archiving does not stop delivery.
      </Empty>
    );
  }
  if (all.archived > 0) {
    return (
      <Empty
        title="Every campaign is archived"
        action={<Button onClick={() => onFilter({ ...wide, archived: true })}>Show {countWords(all.archived, "archived campaign")}</Button>}
      >
        Restore one, or duplicate it to go on with a copy.
      </Empty>
    );
  }
  return (
    <Empty
      title="No campaigns yet"
      action={
        mayCreate && (
          <ButtonLink variant="primary" href="/campaigns/new">
            Create the first campaign
          </ButtonLink>
        )
      }
    >
      A campaign holds one photo, its copy in every locale, and the variants that are built from them for each market and placement.
    </Empty>
  );
}
