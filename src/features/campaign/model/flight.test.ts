import { describe, expect, it } from "vitest";
import type { FlightView } from "./campaign";
import { clockOfMarket, flightFinder, ownHoursOf, timesOf, zoneOf } from "./flight";

const flight = (market: string, placement: string, more: Partial<FlightView> = {}): FlightView => ({
  market,
  placement,
  fromOn: "2026-12-01",
  untilOn: "2026-12-24",
  hours: "",
  zone: null,
  ...more,
});

describe("a cell's flights", () => {
  const all = flight("*", "*");
  const home = flight("*", "home");
  const german = flight("DE", "*");
  const exact = [flight("DE", "home"), flight("DE", "home", { fromOn: "2027-01-01", untilOn: "2027-02-01" })];

  it.each([
    ["of its market and placement", [all, home, german, ...exact], "DE", "home", exact],
    ["of its market before those of its placement", [all, home, german], "DE", "home", [german]],
    ["of its placement", [all, home, german], "FR", "home", [home]],
    ["of all", [all, home, german], "FR", "top", [all]],
    ["none, so that it always runs", [home, german], "FR", "top", []],
  ])("are those %s", (_, flights, market, placement, found) => {
    expect(flightFinder(flights)(market, placement)).toEqual(found);
  });

  it("count in the market's main zone unless they have their own", () => {
    expect([zoneOf({ zone: null }, "DE"), zoneOf({ zone: "Asia/Tokyo" }, "DE"), clockOfMarket("ZZ")]).toEqual(["Europe/Berlin", "Asia/Tokyo", "UTC"]);
  });

  it("tell their hours only by the market's own clock", () => {
    expect(ownHoursOf({ hours: "6-23", zone: null }, "DE")).toBe("6-23");
    expect(ownHoursOf({ hours: "6-23", zone: "Europe/Berlin" }, "DE")).toBe("6-23");
    expect(ownHoursOf({ hours: "6-23", zone: "Asia/Tokyo" }, "DE")).toBe("");
  });

  it("make as many times as there are clocks that they count by", () => {
    expect(timesOf([all, german, flight("*", "*", { zone: "UTC" })], ["DE", "FR", "JP", "US"])).toBe(6);
  });
});
