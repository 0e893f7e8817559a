import { expect, test } from "vitest";
import { pivot, totalOf } from "./pivot";
import { kindOf, rangeOf, spanOf } from "./ranges";
import { usageCsv } from "./usage-csv";
import { usualKind } from "./use-today";

const count = (campaign: string, market: string, event: string, number: number) => ({ campaign, market, event, count: number });

test("events of a campaign and market stand in one row, most impressions first", () => {
  const rows = pivot([count("a", "DE", "impression", 2), count("b", "FR", "impression", 9), count("a", "DE", "click", 1), count("a", "DE", "impression", 3)]);
  expect(rows.map(({ campaign, market, counts }) => [campaign, market, counts.impression, counts.click])).toEqual([
    ["b", "FR", 9, 0],
    ["a", "DE", 5, 1],
  ]);
  expect(totalOf(rows)).toMatchObject({ impression: 14, click: 1, conversion: 0 });
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("fault 113: a campaign called %j is no formula in the export", (campaign) => {
  const [, line] = usageCsv(pivot([count(campaign, "DE", "impression", 1)]), "real", spanOf("hour", 0)).split("\r\n");
  expect(line?.replace(/^"/, "")).toMatch(/^'/);
});

test("quotes, commas and line ends stay inside their field", () => {
  const text = usageCsv(pivot([count('a"b,c\nd', "DE", "impression", 1)]), "real", spanOf("hour", 0));
  expect(text).toContain('"a""b,c\nd",DE,real,1969-12-31T23:00:10.000Z,1970-01-01T00:00:10.000Z,0,1,0,0,0,0\r\n');
});

test("a span ends with the window that is being counted, and the address falls back to the usual choice", () => {
  expect(spanOf("hour", 61_234)).toEqual({ from: new Date(70_000 - 3_600_000), until: new Date(70_000) });
  expect([rangeOf("week"), rangeOf("toString"), rangeOf(null)]).toEqual(["week", "day", "day"]);
  expect([kindOf("test"), kindOf("x")]).toEqual(["test", "real"]);
});

test("the screen opens on the kind of traffic there is, real before simulated", () => {
  const labelled = (label: "" | "test" | "simulated", counts: ReturnType<typeof count>[]) => ({ label, counts, speeds: [] });
  const usage = (real: number) => ({
    labels: [
      labelled("", real > 0 ? [count("a", "DE", "impression", real)] : []),
      labelled("test", []),
      labelled("simulated", [count("a", "DE", "impression", 3)]),
    ],
    receipts: [],
    lastAt: null,
    restatedAt: null,
  });
  expect([usualKind(undefined), usualKind(usage(0)), usualKind(usage(1))]).toEqual(["real", "simulated", "real"]);
});
