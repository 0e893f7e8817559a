"use client";
import { Plus } from "lucide-react";
import { useCallback, useDeferredValue, useRef, useState } from "react";
import { useFieldArray, useFormState, useWatch } from "react-hook-form";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { Input } from "@/ui/input";
import type { FlightView } from "../model/campaign";
import { everyOne, ownFlights } from "../model/flight";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { FlightProblems } from "./flight-problems";
import { FlightRow } from "./flight-row";
import { ListError } from "./list-error";
import { today } from "./today";
import { useLatest } from "./use-latest";

const rules = [
  "The end day is the first one on which it no longer runs: a flight that ends before 24 December runs through the 23rd, so that the next may begin on the 24th.",
  "Hours work the same: 6-23 is from 6:00 until before 23:00, 22-6 over midnight, 6-9,17-23 both spans; nothing is all day.",
  "Days and hours count by each market's main clock, daylight saving included, unless a time zone is given.",
  "A variant takes the flights that name both its market and its placement, else those of its market, else those of its placement, else those of all.",
  "Hubs keep to flights by themselves, also while the control plane is away. A changed flight needs a release, but no build.",
];

const heads =
  "hidden gap-x-2 border-b border-line bg-sunk px-3.5 py-1 text-sm font-medium text-ink-3 @min-[760px]:grid @min-[760px]:grid-cols-[16px_minmax(82px,1.1fr)_minmax(80px,1fr)_126px_126px_50px_76px_minmax(84px,1fr)_28px]";
/** From this many rows on, a search among them is offered. */
const many = 12;

/** When markets and placements run: half-open days and hours in the market's own zone. */
export function FlightRows({ readOnly }: { readOnly: boolean }) {
  const { control, getValues } = useBrief();
  const rows = useFieldArray({ control, name: "flights" });
  const { errors } = useFormState({ control, name: "flights" });
  const markets = useWatch({ control, name: "markets", compute: (list) => [...new Set(list.map(({ market }) => market))] });
  const placements = useWatch({ control, name: "placements", compute: (list) => [...new Set(list.map(({ key }) => key))].filter((key) => key !== "") });
  const [search, setSearch] = useState("");
  const filter = useDeferredValue(search.trim().toLowerCase());
  const addButton = useRef<HTMLButtonElement>(null);
  const list = useLatest(rows);
  const add = () => rows.append(firstFlight(everyOne, getValues("flights").at(-1)), { shouldFocus: false });
  const addEach = () => {
    const flights = getValues("flights");
    rows.replace(ownFlights(flights, markets, firstFlight(everyOne, flights.at(-1))));
  };
  const removeRow = useCallback(
    (at: number) => {
      list.current.remove(at);
      addButton.current?.focus();
    },
    [list],
  );
  return (
    <BriefSection
      part={briefParts.flights}
      note={rows.fields.length > 0 ? rows.fields.length : undefined}
      says="A flight runs from its first day until its end day begins, by the clock of each market. Outside its flights a variant's place shows the backup; without any flight it always runs."
      more={{ title: "How days, hours and zones count", paragraphs: rules }}
      flush
      actions={
        !readOnly && (
          <>
            <Button size="sm" variant="quiet" onClick={addEach} disabled={markets.length === 0}>
              One for each market
            </Button>
            <Button size="sm" ref={addButton} onClick={add}>
              <Plus size={13} aria-hidden="true" /> Add flight
            </Button>
          </>
        )
      }
    >
      <ListError message={errors.flights?.root?.message ?? errors.flights?.message} list="flights" />
      {rows.fields.length === 0 && (
        <Empty title="Without flights everything always runs">Add a flight to give all markets, or some, their days and hours.</Empty>
      )}
      {rows.fields.length >= many && (
        <div className="border-b border-line px-3.5 py-2">
          <div className="max-w-64">
            <Input
              type="search"
              aria-label="Search flights"
              placeholder="Search by market or placement"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </div>
        </div>
      )}
      {rows.fields.length > 0 && (
        <>
          <div aria-hidden="true" className={heads}>
            <span>#</span>
            <span>Market</span>
            <span>Placement</span>
            <span>First day</span>
            <span>Ends before</span>
            <span>Last day</span>
            <span>Hours</span>
            <span>Time zone</span>
          </div>
          <ul aria-label="Flights" className="max-h-[640px] overflow-y-auto">
            {rows.fields.map((row, at) => (
              <FlightRow key={row.id} at={at} filter={filter} readOnly={readOnly} onRemove={removeRow} />
            ))}
          </ul>
          <FlightProblems markets={markets} placements={placements} />
        </>
      )}
    </BriefSection>
  );
}

const dayMs = 86_400_000;
const weeks = 4;

/** Another flight like the given one, else four weeks from today. */
function firstFlight(market: string, like: FlightView | undefined): FlightView {
  const fromOn = today();
  const untilOn = new Date(Date.parse(fromOn) + weeks * 7 * dayMs).toISOString().slice(0, 10);
  return like ? { ...like, market } : { market, placement: everyOne, fromOn, untilOn, hours: "", zone: null };
}
