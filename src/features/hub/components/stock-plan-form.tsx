"use client";
import { useState } from "react";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Chip } from "@/ui/chip";
import { FilterMenu } from "@/ui/choice-menu";
import { Field } from "@/ui/field";
import { formatBytes } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Select } from "@/ui/select";
import { UnitInput } from "@/ui/unit-input";
import type { StockForecast } from "../model/stock-forecast";
import { bytesOfMegabytes, megabytesOf, percentOf, shareOfPercent } from "./stock-draft";
import type { Draft, StockView } from "./use-stock";

interface StockPlanFormProps {
  view: StockView;
  draft: Draft;
}

/** What is asked of the hub: markets, room and target; every change shows at once in the figures beside it. */
export function StockPlanForm({ view, draft }: StockPlanFormProps) {
  const { ask, forecast, write } = draft;
  const disk = view.reportedBytes === null ? "The hub has not said what its disk takes." : `Its disk could hold ${formatBytes(view.reportedBytes)}.`;
  return (
    <div className="grid gap-3">
      {view.sites.length > 0 && <SiteChoice {...{ view, draft }} />}
      <Markets {...{ view, draft }} />
      <div className="grid grid-cols-2 gap-2.5">
        <FigureField
          key={`c ${ask.capacityBytes}`}
          label="Room for stock"
          unit="MB"
          hint={disk}
          value={megabytesOf(ask.capacityBytes)}
          reads={bytesOfMegabytes}
          onWrite={(text) => write("capacity", text)}
        />
        <FigureField
          key={`t ${ask.target}`}
          label="Target in stock"
          unit="%"
          hint="Beyond it is safety stock."
          value={percentOf(ask.target)}
          reads={shareOfPercent}
          onWrite={(text) => write("target", text)}
        />
      </div>
      {forecast.possible && <Room forecast={forecast} />}
    </div>
  );
}

const noSite = "none";

/** Markets that the newest placement plan gives to a site; choosing one only fills in the markets. */
function SiteChoice({ view: { sites }, draft: { ask, write } }: StockPlanFormProps) {
  const options = sites.map(({ key, name, hubs, markets }) => ({
    value: `${hubs} ${key}`,
    label: `${name}, of ${hubs} ${hubs === 1 ? "hub" : "hubs"}: ${markets.length} ${markets.length === 1 ? "market" : "markets"}`,
    markets: markets.join(","),
  }));
  const chosen = options.find(({ markets }) => markets === [...ask.markets].sort().join(","))?.value ?? noSite;
  const choose = (value: string) => write("markets", options.find((option) => option.value === value)?.markets ?? null);
  return (
    <Field label="Stands at a planned site" hint="Takes the markets that the newest placement plan gives to it.">
      <Select label="Planned site" value={chosen} onChange={choose} options={[{ value: noSite, label: "Markets chosen here" }, ...options]} />
    </Field>
  );
}

function Markets({ view: { facts }, draft: { ask, write } }: StockPlanFormProps) {
  const served = [...ask.markets].sort((a, b) => nameOfMarket(a).localeCompare(nameOfMarket(b), "en"));
  const choose = (markets: readonly string[]) => write("markets", markets.join(","));
  const options = facts.markets
    .map(({ market, impressionsPerDay }) => ({
      value: market,
      label: impressionsPerDay === null ? `${nameOfMarket(market)}, no figure` : nameOfMarket(market),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, "en"));
  return (
    <fieldset className="grid min-w-0 gap-1.5">
      <legend className="mb-1 text-sm font-medium text-ink-2">Markets it serves</legend>
      <div className="flex flex-wrap gap-1">
        {served.map((market) => (
          <Chip key={market} remove={{ name: `Remove ${nameOfMarket(market)}`, run: () => choose(served.filter((one) => one !== market)) }}>
            {nameOfMarket(market)}
          </Chip>
        ))}
        {served.length === 0 && <span className="text-ink-3">None chosen.</span>}
      </div>
      <div>
        <FilterMenu label="Choose" options={options} chosen={served} onChange={choose} />
      </div>
    </fieldset>
  );
}

interface FigureFieldProps {
  label: string;
  unit: string;
  hint: string;
  value: string;
  reads: (text: string) => number | null;
  onWrite: (text: string) => void;
}

/** Taken when it is left or entered, and only when it can be read. */
function FigureField({ label, unit, hint, value, reads, onWrite }: FigureFieldProps) {
  const [text, setText] = useState(value);
  const good = reads(text) !== null;
  const take = () => good && text !== value && onWrite(text.trim());
  return (
    <Field label={label} hint={hint} error={good ? undefined : "Is not such a figure."}>
      <UnitInput
        unit={unit}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => event.key === "Enter" && take()}
      />
    </Field>
  );
}

function Room({ forecast: { figures } }: { forecast: StockForecast }) {
  const { heldBytes, backupBytes, capacityBytes, lines } = figures;
  const words = `Planned ${formatBytes(heldBytes)} of ${formatBytes(capacityBytes)}`;
  return (
    <div className="grid gap-1">
      <Meter value={heldBytes} max={capacityBytes} tone={lines.left > 0 ? "low" : "ok"} label={words} />
      <p className="text-sm text-ink-2">
        {words}, <span className="text-ink-3">backups {formatBytes(backupBytes)} of it</span>
      </p>
    </div>
  );
}
