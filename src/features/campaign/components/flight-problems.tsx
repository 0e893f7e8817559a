"use client";
import { useDeferredValue, useMemo } from "react";
import { useWatch } from "react-hook-form";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Dot } from "@/ui/dot";
import type { FlightView } from "../model/campaign";
import { everyOne } from "../model/flight";
import { flightProblems, unscheduled } from "../model/flight-problems";
import { useBrief } from "./brief-hands";
import { today } from "./today";

const shown = 8;

/** Flights without effect, over or at the same time, and what always runs beside scheduled ones. */
export function FlightProblems({ markets, placements }: { markets: readonly string[]; placements: readonly string[] }) {
  const { control } = useBrief();
  const flights = useDeferredValue(useWatch({ control, name: "flights" }));
  const { problems, open } = useMemo(() => {
    const brief = { markets, placements, flights };
    return { problems: flightProblems(brief, today()), open: unscheduled(brief) };
  }, [markets, placements, flights]);
  if (problems.length === 0 && open.length === 0) return null;
  return (
    <ul role="status" className="grid gap-1 border-t border-line px-3.5 py-2.5 text-sm">
      {problems.slice(0, shown).map(({ rows, says }) => (
        <li key={`${rows} ${says}`} className="flex items-baseline gap-2">
          <Dot tone="low" />
          <span>
            <span className="font-medium">{rows.map((at) => namedBy(at, flights[at])).join(" and ")}</span> <span className="text-ink-2">{says}.</span>
          </span>
        </li>
      ))}
      {problems.length > shown && <li className="text-ink-3">and {problems.length - shown} more</li>}
      {open.length > 0 && (
        <li className="flex items-baseline gap-2">
          <Dot tone="idle" />
          <span className="text-ink-2">Always running, without a flight: {alwaysOf(open, placements.length)}.</span>
        </li>
      )}
    </ul>
  );
}

function namedBy(at: number, flight: FlightView | undefined): string {
  const market = flight?.market === everyOne ? "every market" : (flight?.market ?? "");
  const placement = flight?.placement === everyOne ? "every placement" : (flight?.placement ?? "");
  return `Flight ${at + 1} (${market}, ${placement})`;
}

function alwaysOf(open: readonly { market: string; placements: string[] }[], all: number): string {
  const whole = open.filter(({ placements }) => placements.length === all).map(({ market }) => nameOfMarket(market));
  const parts = open.filter(({ placements }) => placements.length < all).map(({ market, placements }) => `${nameOfMarket(market)} in ${some(placements)}`);
  return some([...whole, ...parts]);
}

const most = 6;
const some = (names: readonly string[]) => (names.length > most ? `${names.slice(0, most).join(", ")} and ${names.length - most} more` : names.join(", "));
