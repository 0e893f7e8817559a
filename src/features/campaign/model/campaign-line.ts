import type { Money, Rate } from "@/kernel/money";
import type { Days } from "./bulk";
import { labelKey } from "./label";
import type { MoneySum } from "./money-sum";

/** live: a release is out. built: some cells have a good build, maybe of older inputs. none: no cell has. */
export const campaignStates = ["live", "built", "none"] as const;
export type CampaignState = (typeof campaignStates)[number];

/** What the list can be ordered by. */
export const sortColumns = ["name", "labels", "markets", "placements", "state", "flight", "value", "budget", "edited", "created"] as const;
export type SortColumn = (typeof sortColumns)[number];

/** A campaign in the list. */
export interface CampaignLine {
  id: string;
  slug: string;
  name: string;
  teamId: string;
  team: string;
  labels: string[];
  createdAt: Date;
  /** When brief, copy, master, labels or dates were last changed. */
  editedAt: Date;
  archivedAt: Date | null;
  /** ISO 3166-1 codes, each once, in the brief's order. */
  markets: string[];
  placements: string[];
  /** Cells with a good build, maybe of older inputs, of those that the brief asks for, backups included. */
  built: number;
  cells: number;
  /** The release that is live, and the one that is being staged. */
  live: number | null;
  staged: number | null;
  state: CampaignState;
  /** The first day of the earliest flight and the first day after the latest; null when it always runs. */
  flight: Days | null;
  /** Media value of a day. */
  value: MoneySum;
  budget: { planned: Money; sum: MoneySum } | null;
  proofUrl: string | null;
  /** Send it back with an edit of labels. */
  seen: string;
  may: { edit: boolean };
}

export interface Facet {
  value: string;
  campaigns: number;
}

/** The list's first lines with what is known of all that match. */
export interface CampaignPage {
  lines: CampaignLine[];
  /** How many match; more than there are lines beyond the limit. */
  matching: number;
  /** Of all that match. */
  sums: { value: MoneySum; budget: MoneySum };
  /** Whether there is any campaign to see, archived ones counted apart: tells an empty list from one without a result. */
  all: { active: number; archived: number };
  /** What the filters offer, counted over what search and archive leave. */
  facets: { labels: Facet[]; markets: Facet[]; states: Facet[]; teams: (Facet & { name: string })[] };
  reporting: string;
  /** The dated rates that sums were converted by. */
  rates: Rate[];
}

/** What one campaign is, from its newest head and whether it asks for a cell and any has a good build. */
export function stateOf({ live, hasBuilds }: Pick<CampaignLine, "live"> & { hasBuilds: boolean }): CampaignState {
  if (live !== null) return "live";
  return hasBuilds ? "built" : "none";
}

/** True for a line whose name, address or a label holds the search, whatever its case. */
export function isFound({ name, slug, labels }: Pick<CampaignLine, "name" | "slug" | "labels">, search: string): boolean {
  const key = labelKey(search);
  return [name, slug, ...labels].some((text) => labelKey(text).includes(key));
}

export interface Narrowing {
  /** Every one of them, whatever their case. */
  labels: readonly string[];
  /** Any of them, or of all when none is named; of states and teams likewise. */
  markets: readonly string[];
  states: readonly CampaignState[];
  teams: readonly string[];
}

/** True for a line that has everything asked for. */
export function isWanted(line: Pick<CampaignLine, "labels" | "markets" | "state" | "teamId">, { labels, markets, states, teams }: Narrowing): boolean {
  const keys = new Set(line.labels.map(labelKey));
  return (
    labels.every((label) => keys.has(labelKey(label))) &&
    (markets.length === 0 || markets.some((market) => line.markets.includes(market))) &&
    (states.length === 0 || states.includes(line.state)) &&
    (teams.length === 0 || teams.includes(line.teamId))
  );
}

type Key = string | number | null;

/** What is found out only of lines that are shown is not there yet; `editedAt` is when lines are ordered by it. */
type Sorted = Omit<CampaignLine, "proofUrl" | "built" | "editedAt"> & { editedAt?: Date };

const keyOf: Record<SortColumn, (line: Sorted) => Key> = {
  name: ({ name }) => name,
  labels: ({ labels }) => labels.toSorted()[0] ?? null,
  markets: ({ markets }) => markets.length,
  placements: ({ placements }) => placements.length,
  state: ({ state }) => campaignStates.length - campaignStates.indexOf(state),
  flight: ({ flight }) => flight?.fromOn ?? null,
  value: ({ value }) => (value.known.micros > 0 || value.unrated.length + value.without.length === 0 ? value.known.micros : null),
  budget: ({ budget }) => (budget && budget.sum.unrated.length === 0 ? budget.sum.known.micros : null),
  edited: ({ editedAt }) => editedAt?.getTime() ?? null,
  created: ({ createdAt }) => createdAt.getTime(),
};

const byName = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
const byKey = (a: string | number, b: string | number) => (typeof a === "string" && typeof b === "string" ? byName.compare(a, b) : Number(a) - Number(b));

/** The lines in a column's order; what has no value there comes last either way, equals go by name and then by address. */
export function sortLines<L extends Sorted>(lines: readonly L[], column: SortColumn, descending: boolean): L[] {
  const keyed = lines.map((line) => ({ line, key: keyOf[column](line) }));
  const tie = (a: Sorted, b: Sorted) => byName.compare(a.name, b.name) || (a.slug < b.slug ? -1 : 1);
  const sorted = keyed.toSorted((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null) || tie(a.line, b.line);
    return byKey(a.key, b.key) * (descending ? -1 : 1) || tie(a.line, b.line);
  });
  return sorted.map(({ line }) => line);
}
