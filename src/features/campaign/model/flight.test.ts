import { describe, expect, it } from "vitest";
import type { FlightView } from "./campaign";
import { clockOfMarket, flightFinder, ownFlights, ownHoursOf, timesOf, zoneOf } from "./flight";

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

describe("one flight for each market", () => {
  const namesOf = (flights: readonly FlightView[]) => flights.map(({ market, placement }) => `${market} ${placement}`);
  const like = flight("*", "*");

  it.each([
    ["copies what is shared to every market", [flight("*", "*")], ["DE *", "FR *"]],
    ["copies what is shared to a market that has only a flight for one placement", [flight("*", "*"), flight("DE", "home")], ["DE home", "DE *", "FR *"]],
    ["copies what is shared of another placement", [flight("*", "top"), flight("DE", "home")], ["DE home", "DE top", "FR top"]],
    ["keeps a market's own flight of the same placement", [flight("*", "home"), flight("DE", "home")], ["DE home", "FR home"]],
    ["keeps a market's own flight of all placements", [flight("*", "home"), flight("*", "*"), flight("DE", "*")], ["DE *", "FR home", "FR *"]],
    ["copies each of several times", [flight("*", "*"), flight("*", "*", { untilOn: "2027-01-01" })], ["DE *", "DE *", "FR *", "FR *"]],
    ["begins with another when nothing is shared", [flight("DE", "*")], ["DE *", "FR *"]],
  ])("%s", (_, flights, names) => {
    expect(namesOf(ownFlights(flights, ["DE", "FR"], like))).toEqual(names);
  });

  it("changes nothing of when variants run, whatever is shared", () => {
    const pairs = ["DE", "FR", "*"].flatMap((market) => ["home", "top", "*"].map((placement) => flight(market, placement, { hours: `${market}${placement}` })));
    for (let bits = 1; bits < 2 ** pairs.length; bits += 1) {
      const flights = pairs.filter((_, at) => bits & (1 << at));
      if (!flights.some(({ market }) => market === "*")) continue;
      const [before, after] = [flightFinder(flights), flightFinder(ownFlights(flights, ["DE", "FR"], like))];
      const hoursOf = (find: typeof before) =>
        ["DE", "FR"].flatMap((market) => ["home", "top", "side"].map((key) => find(market, key).map(({ hours }) => hours)));
      expect(hoursOf(after)).toEqual(hoursOf(before));
    }
  });
});
