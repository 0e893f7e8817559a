"use client";
import { Search, X } from "lucide-react";
import type { RefObject } from "react";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Button } from "@/ui/button";
import { FilterMenu } from "@/ui/choice-menu";
import { Input } from "@/ui/input";
import { Segmented } from "@/ui/segmented";
import { type CampaignPage, campaignStates } from "../model/campaign-line";
import type { BulkPart } from "./bulk-dialog";
import { type CampaignFilter, narrows } from "./campaign-filter";
import { countWords, stateWords } from "./campaign-words";
import type { Chosen } from "./use-chosen";

interface FilterBarProps {
  filter: CampaignFilter;
  onFilter: (filter: CampaignFilter) => void;
  /** What is typed into the search; the filter takes it over a moment later. */
  typed: string;
  onType: (typed: string) => void;
  page: CampaignPage | undefined;
  search: RefObject<HTMLInputElement | null>;
}

/** Search, filters and the archive; all of it is kept in the address. */
export function FilterBar({ filter, onFilter, typed, onType, page, search }: FilterBarProps) {
  const facets = page?.facets ?? { labels: [], markets: [], states: [], teams: [] };
  const counted = (value: string, label: string, count = 0) => ({ value, label, count });
  const chosenToo = (values: readonly string[], facet: readonly { value: string }[]) => values.filter((value) => !facet.some((one) => one.value === value));
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3.5 py-2">
      <div className="relative w-full sm:w-60">
        <Search aria-hidden="true" size={14} className="pointer-events-none absolute top-2 left-2.5 text-ink-3" />
        <Input
          ref={search}
          type="search"
          aria-label="Search campaigns"
          aria-keyshortcuts="/"
          placeholder="Name, address or label"
          value={typed}
          onChange={(event) => onType(event.target.value)}
          style={{ paddingLeft: 30 }}
        />
      </div>
      <FilterMenu
        label="Label"
        options={[
          ...facets.labels.map(({ value, campaigns }) => counted(value, value, campaigns)),
          ...chosenToo(filter.labels, facets.labels).map((label) => counted(label, label)),
        ]}
        chosen={filter.labels}
        onChange={(labels) => onFilter({ ...filter, labels })}
      />
      <FilterMenu
        label="Market"
        options={[
          ...facets.markets.map(({ value, campaigns }) => counted(value, nameOfMarket(value), campaigns)),
          ...chosenToo(filter.markets, facets.markets).map((code) => counted(code, nameOfMarket(code))),
        ]}
        chosen={filter.markets}
        onChange={(markets) => onFilter({ ...filter, markets })}
      />
      <FilterMenu
        label="State"
        options={campaignStates.map((state) => counted(state, stateWords[state], facets.states.find(({ value }) => value === state)?.campaigns))}
        chosen={filter.states}
        onChange={(states) => onFilter({ ...filter, states: campaignStates.filter((state) => states.includes(state)) })}
      />
      {(facets.teams.length > 1 || filter.teams.length > 0) && (
        <FilterMenu
          label="Team"
          options={facets.teams.map(({ value, name, campaigns }) => counted(value, name, campaigns))}
          chosen={filter.teams}
          onChange={(teams) => onFilter({ ...filter, teams })}
        />
      )}
      {narrows(filter) && (
        <Button variant="quiet" size="sm" onClick={() => onFilter({ ...filter, search: "", labels: [], markets: [], states: [], teams: [] })}>
          <X aria-hidden="true" size={13} /> Clear
        </Button>
      )}
      <div className="ml-auto">
        <Segmented
          label="Active or archived"
          value={filter.archived ? "archived" : "active"}
          onChange={(value) => onFilter({ ...filter, archived: value === "archived" })}
          options={[
            { value: "active", label: "Active" },
            { value: "archived", label: page && page.all.archived > 0 ? `Archived ${page.all.archived}` : "Archived" },
          ]}
        />
      </div>
    </div>
  );
}

interface ChosenBarProps {
  chosen: Chosen;
  page: CampaignPage;
  archived: boolean;
  onBulk: (part: BulkPart) => void;
  onArchive: () => void;
  onRestore: () => void;
}

/** What can be done to the ticked campaigns, in place of the filters' line. */
export function ChosenBar({ chosen, page, archived, onBulk, onArchive, onRestore }: ChosenBarProps) {
  const count = chosen.all ? page.matching : chosen.ids.length;
  const more = !chosen.all && chosen.ids.length === page.lines.length && page.matching > page.lines.length;
  return (
    <div role="toolbar" aria-label="Chosen campaigns" className="flex flex-wrap items-center gap-2 border-b border-line bg-accent-soft px-3.5 py-2">
      <b role="status" className="mr-1 font-medium">
        {countWords(count)} chosen
      </b>
      {more && (
        <Button size="sm" variant="quiet" onClick={chosen.chooseAll}>
          Choose all {page.matching} that match
        </Button>
      )}
      {archived ? (
        <Button size="sm" onClick={onRestore} disabled={chosen.all}>
          Restore
        </Button>
      ) : (
        <>
          <Button size="sm" onClick={() => onBulk("flights")}>
            Flight dates…
          </Button>
          <Button size="sm" onClick={() => onBulk("clickThrough")}>
            Click-throughs…
          </Button>
          <Button size="sm" onClick={() => onBulk("labels")}>
            Labels…
          </Button>
          <Button size="sm" onClick={onArchive} disabled={chosen.all}>
            Archive…
          </Button>
        </>
      )}
      <div className="ml-auto">
        <Button size="sm" variant="quiet" onClick={() => chosen.set([])}>
          <X aria-hidden="true" size={13} /> Choose none
        </Button>
      </div>
    </div>
  );
}
