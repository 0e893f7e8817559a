import type { BriefFacts, FlightView } from "../model/campaign";

/** The brief's facts as the campaign's columns. */
export function columnsOf({ budget, test, ...facts }: BriefFacts) {
  return {
    ...facts,
    budgetMicros: budget ? BigInt(budget.micros) : null,
    budgetCurrency: budget?.currency ?? null,
    testHubShare: test?.hubShare ?? null,
    testCdnBase: test?.cdnBase ?? null,
  };
}

/** Flights in their order, as rows without the campaign. */
export function flightRows(flights: readonly FlightView[]) {
  return flights.map(({ fromOn, untilOn, ...flight }, position) => ({ ...flight, fromOn: new Date(fromOn), untilOn: new Date(untilOn), position }));
}
