import { describe, expect, it } from "vitest";
import { type CampaignLine, isFound, isWanted, type Narrowing, type SortColumn, sortLines, stateOf } from "./campaign-line";
import { emptySum } from "./money-sum";

const usd = (micros: number) => ({ ...emptySum("USD"), known: { micros, currency: "USD" } });
const line = (name: string, parts: Partial<CampaignLine> = {}): CampaignLine => ({
  ...{ id: name, slug: name, name, teamId: "t1", team: "First", labels: [], markets: ["DE"], placements: ["mpu"], built: 0, cells: 4 },
  ...{ createdAt: new Date(0), editedAt: new Date(0), archivedAt: null, live: null, staged: null, state: "none", flight: null, value: usd(0) },
  ...{ budget: null, proofUrl: null, seen: "", may: { edit: true } },
  ...parts,
});
const names = (lines: readonly CampaignLine[]) => lines.map(({ name }) => name).join(" ");

it.each([
  [{ live: 3, hasBuilds: false }, "live"],
  [{ live: null, hasBuilds: true }, "built"],
  [{ live: null, hasBuilds: false }, "none"],
] as const)("a campaign with %j is in the state %s", (facts, state) => {
  expect(stateOf(facts)).toBe(state);
});

describe("the order of the list", () => {
  const lines = [
    line("b", {
      value: usd(5),
      flight: { fromOn: "2026-12-01", untilOn: "2026-12-02" },
      createdAt: new Date(2),
      labels: ["z", "a"],
      state: "built",
    }),
    line("C 10", { value: { ...usd(0), without: ["FR"] }, createdAt: new Date(1), markets: ["DE", "FR"], state: "live", live: 1 }),
    line("C 9", { value: usd(9), budget: { planned: usd(7).known, sum: usd(7) }, createdAt: new Date(3), labels: ["m"], state: "built" }),
    line("a", { value: usd(9), flight: { fromOn: "2026-11-01", untilOn: "2026-12-02" }, createdAt: new Date(0) }),
  ];

  it.each<[SortColumn, boolean, string]>([
    ["name", false, "a b C 9 C 10"],
    ["created", true, "C 9 b C 10 a"],
    ["value", true, "a C 9 b C 10"],
    ["value", false, "b a C 9 C 10"],
    ["flight", false, "a b C 9 C 10"],
    ["flight", true, "b a C 9 C 10"],
    ["budget", true, "C 9 a b C 10"],
    ["labels", false, "b C 9 a C 10"],
    ["markets", true, "C 10 a b C 9"],
    ["state", true, "C 10 b C 9 a"],
  ])("by %s, descending %s, puts what has no value last and equals by name", (column, descending, order) => {
    expect(names(sortLines(lines, column, descending))).toBe(order);
  });
});

describe("a filter of the list", () => {
  const wide: Narrowing = { labels: [], markets: [], states: [], teams: [] };
  const roast = line("roast", { labels: ["Autumn", "EMEA"], markets: ["DE", "JP"], state: "live" });

  it.each<[Partial<Narrowing>, boolean]>([
    [{}, true],
    [{ labels: ["autumn", "EMEA"] }, true],
    [{ labels: ["autumn", "tea"] }, false],
    [{ markets: ["FR", "JP"], states: ["built", "live"], teams: ["t1"] }, true],
    [{ markets: ["FR"] }, false],
    [{ states: ["built", "none"] }, false],
    [{ teams: ["t2"] }, false],
  ])("with %j wants a campaign: %s", (narrowing, wanted) => {
    expect(isWanted(roast, { ...wide, ...narrowing })).toBe(wanted);
  });

  it.each([
    ["", true],
    ["ROAST", true],
    ["cafe\u0301", true],
    ["emea", true],
    ["autumn-r", true],
    ["tea", false],
    ["%", false],
  ])("fault 112: the search %j finds it by name, address or label: %s", (search, found) => {
    expect(isFound({ name: "Herbst-Roast", slug: "autumn-roast", labels: ["CAFÉ", "EMEA"] }, search)).toBe(found);
  });
});
