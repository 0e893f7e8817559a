"use client";
import { type ReactNode, useState } from "react";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { Panel } from "@/ui/panel";
import { useAddress } from "@/ui/use-address";
import { AddMarketDialog } from "./add-market-dialog";
import { HotspotsPanel } from "./hotspots-panel";
import { MarketGrid } from "./market-grid";
import { MarketMapPanel } from "./market-map-panel";
import { MarketStrip } from "./market-strip";
import { MissingRates } from "./missing-rates";
import { TopMarketsPanel } from "./top-markets-panel";
import type { Markets } from "./use-markets";
import { type Steps, useSteps } from "./use-steps";
import { useUndoKeys } from "./use-undo-keys";

interface MarketsBoardProps {
  markets: Markets;
  /** How many files were imported on this screen: each ends what could be taken back. */
  imports: number;
  importButton: ReactNode;
  /** Asks for the rate of a currency. */
  onRate: (base: string) => void;
}

/** Figures, map, rankings and grid, all of the markets as they are with what was just changed; or how the first ones come in. */
export function MarketsBoard({ markets, imports, importButton, onRate }: MarketsBoardProps) {
  const { currency, may } = markets;
  const steps = useSteps(markets, imports);
  const [adding, setAdding] = useState(false);
  const [read] = useAddress();
  useUndoKeys(steps, may.edit);
  const { lines } = steps;
  const add = () => setAdding(true);
  return (
    <>
      {lines.length === 0 && <Nothing importButton={importButton} mayEdit={may.edit} steps={steps} onAdd={add} />}
      {lines.length > 0 && (
        <>
          <MissingRates lines={lines} currency={currency} onAdd={may.edit ? onRate : null} />
          <MarketStrip lines={lines} currency={currency} threshold={read("threshold")} />
          <div className="grid min-w-0 items-start gap-3.5 xl:grid-cols-[minmax(0,1fr)_400px]">
            <MarketMapPanel lines={lines} currency={currency} />
            <TopMarketsPanel lines={lines} currency={currency} />
          </div>
          <HotspotsPanel lines={lines} currency={currency} />
          <MarketGrid steps={steps} markets={markets} onAdd={add} />
        </>
      )}
      {adding && (
        <AddMarketDialog
          known={lines.map(({ market }) => market)}
          onAdd={(market) => steps.take({ kind: "add", market, facts: undefined }, 0)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

interface NothingProps {
  importButton: ReactNode;
  mayEdit: boolean;
  steps: Steps;
  onAdd: () => void;
}

function Nothing({ importButton, mayEdit, steps, onAdd }: NothingProps) {
  const hands = (
    <span className="flex flex-wrap justify-center gap-2">
      {importButton}
      <Button onClick={onAdd}>Add one by hand</Button>
      {steps.undoes && <Button onClick={steps.undo}>Undo {steps.undoes}</Button>}
    </span>
  );
  return (
    <Panel title="No markets yet" flush>
      <Empty title="Bring in your spreadsheet" action={mayEdit && hands}>
        {mayEdit
          ? "Drop a CSV or XLSX file anywhere here: locales, CPM, impressions a day, p75 TTFB and conversion rate, one row per market. It is looked at before anything is stored."
          : "An owner or ad manager brings them in; then they are on a map here, ranked by price and latency."}
      </Empty>
    </Panel>
  );
}
