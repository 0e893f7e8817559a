import { expect, it } from "vitest";
import type { CampaignLine } from "../model/campaign-line";
import { campaignsCsv } from "./campaign-csv";
import { daysWords, rateWords, shortDays, stateSays, sumLacks } from "./campaign-words";

const usd = (micros: number) => ({ known: { micros, currency: "USD" }, unrated: [], without: [] });
const line: CampaignLine = {
  ...{ id: "1", slug: "roast", name: "Roast", teamId: "t", team: "First", labels: ["Q4", "EMEA"], markets: ["DE", "FR"], placements: ["mpu"] },
  ...{ createdAt: new Date(0), editedAt: new Date(1_000), archivedAt: null, built: 3, cells: 4, live: 2, staged: null, state: "live" },
  flight: { fromOn: "2026-12-01", untilOn: "2026-12-25" },
  value: { ...usd(11_550_000), unrated: [{ micros: 900_000_000, currency: "JPY" }], without: ["FR"] },
  budget: { planned: { micros: 50_000_000_000, currency: "EUR" }, sum: usd(55_000_000_000) },
  ...{ proofUrl: null, seen: "", may: { edit: true } },
};

it("the export has a row a campaign, with sums as plain decimals and what they leave out in words", () => {
  const [head, row, end] = campaignsCsv([line], "USD").split("\r\n");
  expect(head?.split(",")).toEqual(expect.arrayContaining(["media value a day", "cells with a build"]));
  expect(row).toBe(
    "Roast,roast,First,Q4; EMEA,Germany; France,mpu,live,r2,3,4,2026-12-01,2026-12-24,11.55,USD,900.00 JPY; no rate JPY → USD; FR without figures,50000.00,EUR,55000.00,1970-01-01T00:00:01.000Z,1970-01-01T00:00:00.000Z,",
  );
  expect(end).toBe("");
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("fault 113: neither a name, a label nor a placement %j is a formula in the export", (text) => {
  const csv = campaignsCsv([{ ...line, name: text, labels: [text], placements: [text], team: text }], "USD");
  expect(csv.slice(csv.indexOf("\r\n")).match(/(^|,|\n)"?[=+\-@\t]/g)).toBeNull();
});

it("words say what runs when and what is missing from a sum", () => {
  // Spaces around the dash are ICU's, and not the same in every version.
  const days = (fromOn: string, untilOn: string) => daysWords({ fromOn, untilOn }).replace(/\s*–\s*/, "–");
  expect(days("2026-12-01", "2026-12-25")).toBe("1–24 Dec 2026");
  expect(days("2026-12-01", "2026-12-02")).toBe("1 Dec 2026");
  expect(days("2026-12-30", "2027-01-02")).toBe("30 Dec 2026–1 Jan 2027");
  const short = (fromOn: string, untilOn: string) => shortDays({ fromOn, untilOn }, 2026).replace(/\s*–\s*/, "–");
  expect([short("2026-12-01", "2026-12-25"), short("2026-12-30", "2027-01-02"), short("2027-01-01", "2027-01-03")]).toEqual([
    "1–24 Dec",
    "30 Dec–1 Jan 2027",
    "1–2 Jan 2027",
  ]);
  const rate = (base: string, on: string, value: number) => ({ base, quote: "USD", on, rate: value });
  expect(rateWords([rate("JPY", "2026-10-02", 1 / 151), rate("GBP", "2026-11-20", 1.2671), rate("EUR", "2026-11-20", 1.08425)])).toBe(
    "EUR 1.0843, GBP 1.2671 of 20 Nov 2026; JPY 0.0066225 of 2 Oct 2026",
  );
  expect(sumLacks(line.value)).toEqual(["no rate JPY → USD", "FR without figures"]);
  const state = { state: "built" as const, live: null, staged: null, built: 3, cells: 4 };
  expect([stateSays({ ...state, state: "live", live: 2, staged: 3 }), stateSays(state), stateSays({ ...state, state: "none", staged: 1 })]).toEqual([
    "r2 live, r3 staging",
    "3 of 4 have a build",
    "no builds, r1 staging",
  ]);
});
