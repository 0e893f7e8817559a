import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askOfThree, makeMarket, makeQuestion, makeSite } from "@/testing/plan-inputs";
import type { AskPlan, PlanAnswer } from "../schema";
import { addressOf, askedIn, freeKey, isWithoutQuestion, microsIn, ruleOf, typedOf, wholeIn, withMarket, withRule } from "./plan-choice";
import { bestOf, compare, lastHubOf, repeatedWords } from "./plan-compare";
import { planCsv } from "./plan-csv";

const reading = (address: Record<string, string | null>) => (name: string) => address[name] ?? null;

describe("sums as they are typed", () => {
  it.each([
    ["0.1", 100_000],
    ["0,10", 100_000],
    ["1 250,5", 1_250_500_000],
    ["0", 0],
    ["10000000", 10_000_000_000_000],
  ])("are read: %s", (text, micros) => {
    expect(microsIn(text)).toBe(micros);
  });

  it.each(["", "-1", "1e3", "1.2345678", "ten", "10000001", "1,250.50"])("are refused when they are none: %s is no sum", (text) => {
    expect(microsIn(text)).toBeNull();
  });

  it("come back as the same sum", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000_000_000 }), (micros) => microsIn(typedOf(micros)) === micros));
  });

  it("are whole numbers only where whole numbers are asked", () => {
    expect(["3", " 8 ", "9", "0", "2.5", ""].map((text) => wholeIn(text, 8))).toEqual([3, 8, null, null, null, null]);
  });
});

describe("a question in the address", () => {
  const key = fc.constantFrom("aws-eu-west-1", "gcp-us-south1", "own-almaty");
  const asked: fc.Arbitrary<AskPlan> = fc.record({
    limit: fc.oneof(
      fc.record({ by: fc.constant("number" as const), hubs: fc.integer({ min: 1, max: 8 }) }),
      fc.record({ by: fc.constant("budget" as const), micros: fc.integer({ min: 0, max: 1e13 }) }),
    ),
    worthMicros: fc.integer({ min: 0, max: 1e9 }),
    residency: fc.boolean(),
    assumedTtfbMs: fc.option(fc.integer({ min: 1, max: 60_000 })),
    forceIn: fc.uniqueArray(key),
    forceOut: fc.uniqueArray(key),
    leaveOut: fc.uniqueArray(fc.constantFrom("DE", "US")),
  });

  it("comes back as it was, and is told from none", () => {
    fc.assert(
      fc.property(asked, (question) => {
        const read = reading(addressOf(question));
        expect(askedIn(read)).toEqual(question);
        expect(isWithoutQuestion(read)).toBe(false);
      }),
    );
    expect(isWithoutQuestion(reading({ plan: "x", at: "2" }))).toBe(true);
  });

  it("is as usual where it is missing or wrong", () => {
    const broken = reading({ by: "budget", hubs: "99", budget: "much", worth: "5000", eu: "yes", assume: "-4", in: "UP,,", out: "x y" });
    expect(askedIn(broken)).toEqual(askOfThree);
    expect(askedIn(() => null)).toEqual(askOfThree);
  });

  it("has one rule for a site at a time, and counts a market or not", () => {
    const must = withRule(askOfThree, "own-almaty", "must");
    expect(ruleOf(must, "own-almaty")).toBe("must");
    const never = withRule(must, "own-almaty", "never");
    expect([never.forceIn, never.forceOut]).toEqual([[], ["own-almaty"]]);
    expect(withRule(never, "own-almaty", "may")).toEqual(askOfThree);
    expect(withMarket(withMarket(askOfThree, "DE", false), "DE", true)).toEqual(askOfThree);
  });
});

it("a new site's key follows from its name and is nobody else's", () => {
  expect(freeKey("São Paulo 2", [])).toBe("own-sao-paulo-2");
  expect(freeKey("Алматы", [])).toBe("own-site");
  expect(freeKey("Almaty", ["own-almaty", "own-almaty-2"])).toBe("own-almaty-3");
  expect(freeKey("a".repeat(80), [])).toHaveLength(55);
});

const here = { latitude: 0, longitude: 0 };
const inputs = makeQuestion([makeSite("near"), makeSite("=far", { name: "=cmd()" })], [makeMarket("BR", here, 200), makeMarket("JP", here, null)]);
const answer = (hubs: number, sites: string[], ms: number): PlanAnswer => ({
  ...{ hubs, optimal: hubs !== 3, gap: 0, tookMs: 1, sites },
  serves: [
    { market: "BR", site: sites[0] ?? null, ttfbMs: ms },
    { market: "JP", site: sites[0] ?? null, ttfbMs: 60 },
  ],
});
const answers = [answer(1, ["near"], 40), answer(2, ["near"], 40), answer(3, ["=far", "near"], 39.96)];

describe("answers side by side", () => {
  it("say what each further hub adds, and when it would not pay", () => {
    const compared = compare(inputs, answers);
    expect(compared.map(({ sameAs }) => sameAs)).toEqual([null, 1, null]);
    expect(compared.map(({ gain }) => gain.hubs)).toEqual([1, 0, 1]);
    expect(compared[2]?.gain.netMicros).toBeLessThan(0);
  });

  it("name no last hub where one repeats another or several come at once, and say that a budget may be why", () => {
    expect(compare(inputs, answers).map((one) => lastHubOf(one)?.hubs ?? null)).toEqual([1, null, 1]);
    const [required] = compare(inputs, [answer(2, ["=far", "near"], 39)]);
    expect(required && [required.gain.hubs, lastHubOf(required)]).toEqual([2, null]);
    expect(repeatedWords(1, inputs.asked)).toBe("As with 1: no further hub pays");
    expect(repeatedWords(1, { ...inputs.asked, limit: { by: "budget", micros: 1 } })).toBe("As with 1: no further hub pays or fits the budget");
  });

  it("pay best with the fewest hubs of those that net most", () => {
    expect(bestOf(compare(inputs, answers))?.answer.hubs).toBe(1);
    expect(bestOf([])).toBeNull();
  });
});

describe("a plan's file", () => {
  it("has a row for each market of each answer, with where every time is from", () => {
    const rows = parse(planCsv(inputs, answers), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({ hubs_at_most: "1", hubs: "near", cost_a_month: "150", currency: "USD", mean_before_ms: "200", mean_after_ms: "40" });
    expect(rows[0]).toMatchObject({
      market: "BR",
      before_ms: "200",
      before_source: "entered",
      after_ms: "40",
      after_source: "estimate",
      proven_optimal: "yes",
    });
    expect(rows[1]).toMatchObject({ market: "JP", before_ms: "", before_source: "", hub: "near" });
    expect(rows[4]).toMatchObject({ hubs_at_most: "3", after_ms: "40", proven_optimal: "no" });
  });

  it("fault 113: has no text that a spreadsheet would take for a formula", () => {
    expect(planCsv(inputs, answers)).not.toMatch(/(^|,)"?=/m);
  });
});
