import { findPlace } from "@/features/market/model/places";
import type { FlightView } from "./campaign";

/** Stands for every market, or every placement, that has no flight of its own. */
export const everyOne = "*";

/** The most flights of one market and placement, and the most different times in a release: what hubs take of each. */
export const mostAtOnce = 100;
export const mostTimes = 1_000;

/** Where no country's clock is known. */
const noZone = "UTC";

/**
 * Finds a cell's flights: those that name its market and placement, else its market, else its placement, else neither.
 * Without any it always runs. Made once for many cells.
 */
export function flightFinder(flights: readonly FlightView[]): (market: string, placement: string) => readonly FlightView[] {
  const byPair = new Map<string, FlightView[]>();
  for (const flight of flights) {
    const pair = `${flight.market} ${flight.placement}`;
    byPair.set(pair, [...(byPair.get(pair) ?? []), flight]);
  }
  return (market, placement) =>
    byPair.get(`${market} ${placement}`) ??
    byPair.get(`${market} ${everyOne}`) ??
    byPair.get(`${everyOne} ${placement}`) ??
    byPair.get(`${everyOne} ${everyOne}`) ??
    [];
}

/**
 * The flights once every market has its own and none is shared; what runs when stays as it was. A market gets a copy of each shared flight,
 * but not for a placement it has a flight for, and of none when it has one for all placements. `like` is copied when nothing is shared.
 */
export function ownFlights(flights: readonly FlightView[], markets: readonly string[], like: FlightView): FlightView[] {
  const own = flights.filter(({ market }) => market !== everyOne);
  const shared = flights.filter(({ market }) => market === everyOne);
  const named = new Set(own.map(({ market, placement }) => `${market} ${placement}`));
  const copies = markets.flatMap((market) => {
    const isReached = ({ placement }: FlightView) => !named.has(`${market} ${placement}`) && !named.has(`${market} ${everyOne}`);
    return (shared.length > 0 ? shared : [like]).filter(isReached).map((flight) => ({ ...flight, market }));
  });
  return [...own, ...copies];
}

/** The IANA zone of a market's main clock. */
export function clockOfMarket(market: string): string {
  return findPlace(market)?.zone ?? noZone;
}

/** The IANA zone in which a flight's days and hours count in a market. */
export function zoneOf({ zone }: Pick<FlightView, "zone">, market: string): string {
  return zone ?? clockOfMarket(market);
}

/** A flight's hours by the market's own clock; "", all day, where they count in another zone and cannot be told. */
export function ownHoursOf(flight: Pick<FlightView, "hours" | "zone">, market: string): string {
  return zoneOf(flight, market) === clockOfMarket(market) ? flight.hours : "";
}

/** The most times that flights can make in a release: one for each zone in which a flight counts. */
export function timesOf(flights: readonly Pick<FlightView, "market" | "zone">[], markets: readonly string[]): number {
  const zones = new Set(markets.map(clockOfMarket)).size;
  return flights.reduce((sum, { market, zone }) => sum + (market === everyOne && zone === null ? zones : 1), 0);
}
