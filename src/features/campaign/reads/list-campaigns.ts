import { may } from "@/features/identity/policy";
import { getCurrency } from "@/features/market/reads/get-currency";
import { listFigures } from "@/features/market/reads/list-figures";
import { isDigest } from "@/kernel/digest";
import type { Currency } from "@/kernel/money";
import type { Scope } from "@/kernel/scope";
import { previewUrl } from "@/platform/preview-link";
import { proofMime } from "../model/campaign";
import { type CampaignLine, type CampaignPage, campaignStates, type Facet, isFound, isWanted, sortLines, stateOf } from "../model/campaign-line";
import { labelsOf } from "../model/label";
import { addSums, campaignValue, ratesToday, sumOf } from "../model/money-sum";
import { seenOf } from "../model/seen";
import { ListCampaigns } from "../schema";
import { type CampaignRow, countCampaigns, listRows } from "./campaign-rows";
import { countBuilds, listEditTimes } from "./shown-facts";

/** The first campaigns that match, with sums over all that do; a scope that sees no campaigns gets an empty page. */
export async function listCampaigns(scope: Scope, typed: ListCampaigns = {}): Promise<CampaignPage> {
  const filter = ListCampaigns.parse(typed);
  const { currency, lines } = await readLines(scope, filter);
  const wanted = lines.filter((line) => isWanted(line, filter));
  const dated = filter.sort === "edited" ? await withEditTimes(scope, wanted) : wanted;
  const shown = sortLines(dated, filter.sort, filter.descending).slice(0, filter.limit);
  const values = wanted.map(({ value }) => value);
  const budgets = wanted.flatMap(({ budget }) => budget?.sum ?? []);
  const { reporting, rates } = currency;
  return {
    lines: await showLines(scope, shown),
    matching: wanted.length,
    sums: { value: addSums(reporting, values), budget: addSums(reporting, budgets) },
    all: await countCampaigns(scope),
    facets: facetsOf(lines),
    reporting,
    rates: [...rates],
  };
}

/** The ids of all campaigns that match a filter, however many are shown. */
export async function listMatching(scope: Scope, typed: ListCampaigns): Promise<string[]> {
  const filter = ListCampaigns.parse(typed);
  const { lines } = await readLines(scope, filter);
  return lines.filter((line) => isWanted(line, filter)).map(({ id }) => id);
}

function proofOf(digest: string | null): string | null {
  return isDigest(digest) ? previewUrl(digest, proofMime, Date.now()) : null;
}

/** A line before it is known to be shown: its link, its builds and when it was edited are found out only then. */
type Line = Omit<CampaignLine, "proofUrl" | "built" | "editedAt"> & Pick<CampaignRow, "proofDigest">;

async function withEditTimes(scope: Scope, lines: readonly Line[]): Promise<(Line & Pick<CampaignLine, "editedAt">)[]> {
  const times = await listEditTimes(
    scope,
    lines.map(({ id }) => id),
  );
  return lines.map((line) => ({ ...line, editedAt: times.get(line.id) ?? line.createdAt }));
}

async function showLines(scope: Scope, lines: readonly Line[]): Promise<CampaignLine[]> {
  const ids = lines.map(({ id }) => id);
  const [dated, builds] = await Promise.all([withEditTimes(scope, lines), countBuilds(scope, ids)]);
  return dated.map(({ proofDigest, ...line }) => ({
    ...line,
    proofUrl: proofOf(proofDigest),
    built: Math.min(builds.get(line.id) ?? 0, line.cells),
  }));
}

async function readLines(scope: Scope, filter: { search: string; archived: boolean }): Promise<{ currency: Currency; lines: Line[] }> {
  const [all, currency] = await Promise.all([listRows(scope, filter), getCurrency(scope)]);
  const rows = all.filter((row) => isFound(row, filter.search));
  const markets = rows.length > 0 ? await listFigures(scope, currency) : [];
  const figures = new Map(markets.map((line) => [line.market, line]));
  const used = [...rows.flatMap(({ budgetCurrency }) => budgetCurrency ?? []), ...markets.flatMap(({ cpm }) => cpm?.currency ?? [])];
  const today = { ...currency, rates: ratesToday(currency, used) };
  return { currency: today, lines: rows.map((row) => lineOf(scope, row, today, campaignValue(row, figures, currency.reporting))) };
}

function lineOf(scope: Scope, row: CampaignRow, currency: Currency, value: CampaignLine["value"]): Line {
  const { id, slug, name, teamId, team, labels, createdAt, archivedAt, live, staged, fromOn, untilOn } = row;
  const cells = row.placements.length * (row.markets.length + 1);
  const planned = row.budgetMicros !== null && row.budgetCurrency !== null ? { micros: Number(row.budgetMicros), currency: row.budgetCurrency } : null;
  return {
    ...{ id, slug, name, teamId, team, labels, createdAt, archivedAt, cells, live, staged, value },
    markets: [...new Set(row.markets.map(({ market }) => market))],
    placements: row.placements.map(({ key }) => key),
    state: stateOf({ live, hasBuilds: cells > 0 && row.hasBuilds }),
    flight: fromOn !== null && untilOn !== null ? { fromOn, untilOn } : null,
    budget: planned && { planned, sum: sumOf(planned, currency) },
    proofDigest: row.proofDigest,
    seen: seenOf(row),
    may: { edit: may(scope, "campaign.edit", teamId) },
  };
}

function facetsOf(lines: readonly Line[]): CampaignPage["facets"] {
  const count = (values: readonly string[]): Facet[] => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, campaigns]) => ({ value, campaigns }));
  };
  const names = new Map(lines.map(({ teamId, team }) => [teamId, team]));
  const states = count(lines.map(({ state }) => state));
  return {
    labels: labelsOf(lines).map(({ label, campaigns }) => ({ value: label, campaigns })),
    markets: count(lines.flatMap(({ markets }) => markets)).toSorted((a, b) => (a.value < b.value ? -1 : 1)),
    states: campaignStates.flatMap((state) => states.filter(({ value }) => value === state)),
    teams: count(lines.map(({ teamId }) => teamId)).map((facet) => ({ ...facet, name: names.get(facet.value) ?? "" })),
  };
}
