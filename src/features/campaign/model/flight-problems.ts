import { inHours } from "@/features/release/model/lookup";
import type { FlightView } from "./campaign";
import { everyOne, flightFinder } from "./flight";

export interface FlightProblem {
  /** Places of the flights in the list, lowest first. */
  rows: readonly number[];
  says: string;
}

/** The markets and placements of a brief, by code and key. */
export interface FlightBrief {
  markets: readonly string[];
  placements: readonly string[];
  flights: readonly FlightView[];
}

/**
 * What a person should look at before saving: flights without effect, over, at the same time as another, or by another clock.
 * Nothing here keeps a brief from being saved. `on` is today, "2026-11-25".
 */
export function flightProblems(brief: FlightBrief, on: string): FlightProblem[] {
  const used = usedFlights(brief);
  return [...brief.flights.entries()].flatMap(([at, flight]) => {
    const lost = lostReason(brief, flight);
    if (lost) return [{ rows: [at], says: lost }];
    if (!used.has(flight)) return [{ rows: [at], says: "has no effect: every market and placement that it names has a more exact one" }];
    const over = flight.untilOn <= on ? [{ rows: [at], says: "is over; what it is for shows the backup unless another one runs" }] : [];
    return [...over, ...clashes(brief.flights, at, flight)];
  });
}

/** Markets and placements without any flight, which always run although others have one; empty when none or all have. */
export function unscheduled({ markets, placements, flights }: FlightBrief): { market: string; placements: string[] }[] {
  if (flights.length === 0) return [];
  const flightsOf = flightFinder(flights);
  const open = markets.map((market) => ({ market, placements: placements.filter((placement) => flightsOf(market, placement).length === 0) }));
  return open.filter((one) => one.placements.length > 0);
}

function usedFlights({ markets, placements, flights }: FlightBrief): Set<FlightView> {
  const flightsOf = flightFinder(flights);
  return new Set(markets.flatMap((market) => placements.flatMap((placement) => flightsOf(market, placement))));
}

function lostReason({ markets, placements }: FlightBrief, { market, placement }: FlightView): string | null {
  if (market !== everyOne && !markets.includes(market)) return `has no effect: ${market} is not among the markets`;
  if (placement !== everyOne && !placements.includes(placement)) return `has no effect: there is no placement ${placement}`;
  return null;
}

/** Later flights of the same market and placement that share days and hours with this one, or count them by another clock. */
function clashes(flights: readonly FlightView[], at: number, flight: FlightView): FlightProblem[] {
  return [...flights.entries()].flatMap(([other, later]) => {
    if (other <= at || later.market !== flight.market || later.placement !== flight.placement || !shareDays(flight, later)) return [];
    if (later.zone !== flight.zone) return [{ rows: [at, other], says: "run on the same days but count them in different time zones; both of them run" }];
    if (!shareHours(flight.hours, later.hours)) return [];
    return [
      {
        rows: [at, other],
        says: `overlap from ${laterOf(flight.fromOn, later.fromOn)} until ${earlierOf(flight.untilOn, later.untilOn)}; the creative is served once`,
      },
    ];
  });
}

const laterOf = (a: string, b: string) => (a > b ? a : b);
const earlierOf = (a: string, b: string) => (a < b ? a : b);
const shareDays = (a: FlightView, b: FlightView) => a.fromOn < b.untilOn && b.fromOn < a.untilOn;
const day = Array.from({ length: 24 }, (_, hour) => hour);
const shareHours = (a: string, b: string) => day.some((hour) => inHours(a, hour) && inHours(b, hour));
