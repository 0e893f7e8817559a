import { type CampaignState, campaignStates, type SortColumn, sortColumns } from "../model/campaign-line";
import type { ListCampaigns } from "../schema";

/** What the address says of the list: its filter and order. */
export interface CampaignFilter {
  search: string;
  labels: string[];
  markets: string[];
  states: CampaignState[];
  teams: string[];
  archived: boolean;
  sort: SortColumn;
  descending: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const usual = "-created";
const most = { search: 120, labels: 20, markets: 300, teams: 200 };

/** Reads an address's query; what is no such value is as if it were not there, so that an old or mistyped address still opens. */
export function filterOf(query: URLSearchParams): CampaignFilter {
  const sort = query.get("sort") ?? usual;
  const column = sortColumns.find((one) => one === sort.replace(/^-/, ""));
  return {
    search: (query.get("q") ?? "").trim().slice(0, most.search),
    labels: [...new Set(query.getAll("label"))].filter((label) => label.trim() !== "" && [...label].length <= 40).slice(0, most.labels),
    markets: [...new Set(query.getAll("market"))].filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, most.markets),
    states: campaignStates.filter((state) => query.getAll("state").includes(state)),
    teams: [...new Set(query.getAll("team"))].filter((id) => uuid.test(id)).slice(0, most.teams),
    archived: query.get("archived") === "1",
    sort: column ?? "created",
    descending: column === undefined || sort.startsWith("-"),
  };
}

/** The shortest query that `filterOf` reads as this filter. */
export function queryOf(filter: CampaignFilter): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.search) query.set("q", filter.search);
  for (const label of filter.labels) query.append("label", label);
  for (const market of filter.markets) query.append("market", market);
  for (const state of filter.states) query.append("state", state);
  for (const team of filter.teams) query.append("team", team);
  if (filter.archived) query.set("archived", "1");
  const sort = `${filter.descending ? "-" : ""}${filter.sort}`;
  if (sort !== usual) query.set("sort", sort);
  return query;
}

/** True when the filter hides some campaigns. */
export function narrows({ search, labels, markets, states, teams }: CampaignFilter): boolean {
  return search !== "" || labels.length + markets.length + states.length + teams.length > 0;
}

/** Pressing a column's head orders by it, figures and instants from the largest; pressing it again turns the order round. */
export function sortedBy(filter: CampaignFilter, column: SortColumn): CampaignFilter {
  const downwards = ["value", "budget", "edited", "created", "markets", "placements", "state"].includes(column);
  return { ...filter, sort: column, descending: filter.sort === column ? !filter.descending : downwards };
}

/** The list's question for a filter. */
export function questionOf(filter: CampaignFilter, limit: number): ListCampaigns {
  return { ...filter, limit };
}
