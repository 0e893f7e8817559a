import { expect, it } from "vitest";
import { readRates } from "./rate-table";

const today = "2026-11-25";
const spoken = (text: string) => readRates(text, today).complaints.map(({ at, says }) => `${at}: ${says}`);

it.each([
  ["commas", "day,base,quote,rate,source\n2026-11-20,EUR,USD,1.08,central bank\n2026-11-20,JPY,USD,0.0066,"],
  ["semicolons and decimal commas", "Date;From;To;Rate;Source\n2026-11-20;eur;usd;1,08;central bank\n\n2026-11-20;jpy;usd;0,0066;"],
  ["tabs", "day\tbase\tquote\trate\tsource\n2026-11-20\tEUR\tUSD\t1.08\tcentral bank\n2026-11-20\tJPY\tUSD\t0.0066\t"],
])("rates are read with %s", (_, text) => {
  expect(readRates(text, today)).toEqual({
    complaints: [],
    rates: [
      { on: "2026-11-20", base: "EUR", quote: "USD", rate: 1.08, source: "central bank" },
      { on: "2026-11-20", base: "JPY", quote: "USD", rate: 0.0066, source: "" },
    ],
  });
});

it.each([
  ["no header", "2026-11-20,EUR,USD,1.08", "row 1: The header must be day,base,quote,rate,source; there is none for the day"],
  ["a header alone", "day,base,quote,rate", "row 2: There are no rates"],
  ["an unknown currency", "day,base,quote,rate\n2026-11-20,EUX,USD,1.08", "row 2, B: “EUX” is no currency"],
  ["a currency to itself", "day,base,quote,rate\n2026-11-20,EUR,EUR,1", "row 2, D: EUR to EUR is the same currency"],
  ["a rate of nothing", "day,base,quote,rate\n2026-11-20,EUR,USD,0", "row 2, D: A rate is more than 0"],
  ["an ambiguous rate", "day,base,quote,rate\n2026-11-20,EUR,USD,1.085", "row 2, D: “1.085” can be 1085 or 1.085"],
  ["a day to come", "day,base,quote,rate\n2026-12-20,EUR,USD,1.08", "row 2, A: 2026-12-20 is in the future"],
  ["an empty cell", "day,base,quote,rate\n2026-11-20,,USD,1.08", "row 2, B: This cell is empty"],
  ["a cell that says none", "day,base,quote,rate\n2026-11-20,none,USD,1.08", "row 2, B: “none” takes nothing away here; leave the row out"],
  ["a rate without end", "day,base,quote,rate\n2026-11-20,EUR,USD,1000000001", "row 2, D: A rate is more than 0 and at most 1,000,000,000."],
  ["a rate twice", "day,base,quote,rate\n2026-11-20,EUR,USD,1.08\n2026-11-20,EUR,USD,1.09", "row 3, D: EUR -> USD of 2026-11-20 is there already, in row 2"],
  ["an open quote", 'day,base,quote,rate\n2026-11-20,"EUR,USD,1.08', "line 2: A quote is opened"],
])("rates are all refused for %s", (_, text, says) => {
  expect(spoken(text)).toContainEqual(expect.stringContaining(says));
  expect(readRates(text, today).rates).toEqual([]);
});

it("a paste has an end", () => {
  expect(spoken(`day,base,quote,rate\n${"2026-11-20,EUR,USD,1.08\n".repeat(2_001)}`)).toEqual([expect.stringContaining("more than 2,000 rates")]);
});
