"use client";
import { Download } from "lucide-react";
import { useDeferredValue } from "react";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { formatCount } from "@/ui/format";
import { Input } from "@/ui/input";
import { Panel } from "@/ui/panel";
import { saveText } from "@/ui/save-text";
import { Segmented } from "@/ui/segmented";
import { useAddress } from "@/ui/use-address";
import type { StockForecast } from "../model/stock-forecast";
import { classOf, filterLines, nextOrder, orderLines, orderOf, type Show, showOf, shows } from "./stock-filter";
import { StockTable } from "./stock-table";
import { lineWords } from "./stock-words";
import type { StockView } from "./use-stock";

interface StockVariantsProps {
  view: StockView;
  forecast: StockForecast;
}

/** Every variant that a hub could hold, with what the plan makes of it. */
export function StockVariants({ view, forecast }: StockVariantsProps) {
  const [read, write] = useAddress();
  const search = read("q") ?? "";
  const show = showOf(read("show"));
  const { lines } = forecast;
  const order = orderOf(read("sort"));
  const shown = orderLines(filterLines(lines, show, useDeferredValue(search)), order);
  const save = async () => {
    const { stockCsv } = await import("./stock-csv");
    saveText(`stock-${view.name}.csv`, stockCsv(view.facts, shown));
  };
  const showAll = () => {
    write("show", null);
    write("q", null);
  };
  return (
    <Panel
      title="Variants"
      note={shown.length === lines.length ? formatCount(lines.length) : `${formatCount(shown.length)} of ${formatCount(lines.length)}`}
      actions={
        <Button size="sm" onClick={() => void save()} disabled={shown.length === 0}>
          <Download aria-hidden="true" size={13} /> Export CSV
        </Button>
      }
      flush
    >
      <div className="flex flex-wrap items-center gap-2.5 border-b border-line px-3.5 py-2.5">
        <div className="w-full sm:w-52">
          <Input type="search" aria-label="Search variants" placeholder="Search" value={search} onChange={(event) => write("q", event.target.value || null)} />
        </div>
        <div className="max-w-full overflow-x-auto">
          <Segmented<Show> label="Held as" value={show} onChange={(next) => write("show", next === "all" ? null : next)} options={optionsOf(forecast)} />
        </div>
      </div>
      {shown.length > 0 ? (
        <StockTable lines={shown} order={order} onSort={(by) => write("sort", nextOrder(order, by))} />
      ) : (
        <Empty title="No variant fits" action={<Button onClick={showAll}>Show all variants</Button>}>
          Nothing that this plan {show === "all" ? "knows" : `calls “${lineWords[show].choice.toLowerCase()}”`} fits the search.
        </Empty>
      )}
    </Panel>
  );
}

function optionsOf({ lines }: StockForecast): { value: Show; label: string }[] {
  const counts = new Map<Show, number>();
  for (const line of lines) counts.set(classOf(line), (counts.get(classOf(line)) ?? 0) + 1);
  return shows.map((value) => ({ value, label: value === "all" ? "All" : `${lineWords[value].choice} ${formatCount(counts.get(value) ?? 0)}` }));
}
