import { describe, expect, it } from "vitest";
import type { FlightView } from "./campaign";
import { flightProblems, unscheduled } from "./flight-problems";

const flight = (market: string, placement: string, fromOn: string, untilOn: string, more: Partial<FlightView> = {}): FlightView => ({
  market,
  placement,
  fromOn,
  untilOn,
  hours: "",
  zone: null,
  ...more,
});
const brief = (...flights: FlightView[]) => ({ markets: ["DE", "FR"], placements: ["home", "top"], flights });
const today = "2026-11-25";
const problems = (...flights: FlightView[]) => flightProblems(brief(...flights), today);
const december = flight("DE", "home", "2026-12-01", "2026-12-24");

describe("what to look at among flights", () => {
  it.each<[string, FlightView[], number[], string]>([
    ["a market that is gone", [flight("JP", "*", "2026-12-01", "2026-12-24")], [0], "JP is not among the markets"],
    ["a placement that is gone", [flight("DE", "side", "2026-12-01", "2026-12-24")], [0], "there is no placement side"],
    [
      "one that more exact ones replace everywhere",
      [flight("DE", "*", "2026-12-01", "2026-12-24"), december, flight("DE", "top", "2026-12-01", "2026-12-24")],
      [0],
      "has a more exact one",
    ],
    ["one that is over", [flight("DE", "home", "2026-10-01", today)], [0], "is over"],
    ["two that overlap", [december, flight("DE", "home", "2026-12-20", "2027-01-10")], [0, 1], "overlap from 2026-12-20 until 2026-12-24"],
    ["one that is there twice", [december, { ...december }], [0, 1], "overlap from 2026-12-01 until 2026-12-24"],
    ["two by different clocks", [december, { ...december, zone: "Asia/Tokyo" }], [0, 1], "different time zones"],
  ])("names %s", (_, flights, rows, says) => {
    expect(problems(...flights)).toEqual([{ rows, says: expect.stringContaining(says) }]);
  });

  it.each<[string, FlightView[]]>([
    ["the other begins on the day one ends", [december, flight("DE", "home", "2026-12-24", "2027-01-10")]],
    [
      "they share days but no hour",
      [
        { ...december, hours: "6-9" },
        { ...december, hours: "17-23" },
      ],
    ],
    ["they are for different placements", [december, flight("DE", "top", "2026-12-01", "2026-12-24")]],
    ["one is for every other market", [december, flight("*", "*", "2026-12-01", "2026-12-24")]],
    ["it ends tomorrow", [flight("DE", "home", "2026-10-01", "2026-11-26")]],
  ])("says nothing when %s", (_, flights) => {
    expect(problems(...flights)).toEqual([]);
  });

  it("tells what always runs while others are scheduled", () => {
    expect(unscheduled(brief())).toEqual([]);
    expect(unscheduled(brief(december))).toEqual([
      { market: "DE", placements: ["top"] },
      { market: "FR", placements: ["home", "top"] },
    ]);
    expect(unscheduled(brief(flight("*", "*", "2026-12-01", "2026-12-24")))).toEqual([]);
  });
});
