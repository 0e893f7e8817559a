"use client";
import { Plus, Redo2, Undo2 } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/ui/button";
import { FilterMenu } from "@/ui/choice-menu";
import { Empty } from "@/ui/empty";
import { formatCount } from "@/ui/format";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import type { MarketLine } from "../model/market-line";
import type { Step } from "../model/market-step";
import { CellNote } from "./cell-note";
import { LocalesDialog } from "./locales-dialog";
import { gridColumns } from "./market-columns";
import { MarketTable } from "./market-table";
import { RestrictedDialog } from "./restricted-dialog";
import { kindOptions, useMarketFilter } from "./use-market-filter";
import type { Markets } from "./use-markets";
import type { Steps } from "./use-steps";

interface MarketGridProps {
  steps: Steps;
  markets: Markets;
  onAdd: () => void;
}

/** Every market, found, ordered and edited in place. */
export function MarketGrid({ steps, markets: { currency, may }, onAdd }: MarketGridProps) {
  const { lines } = steps;
  const filter = useMarketFilter(lines);
  const [open, setOpen] = useState<{ dialog: "locales" | "restricted"; line: MarketLine } | null>(null);
  const columns = useMemo(() => gridColumns(currency.reporting, may.edit), [currency.reporting, may.edit]);
  const close = () => setOpen(null);
  // On the market as it was when the dialog opened: what someone else wrote meanwhile is not overwritten unseen.
  const take = (step: Step) => open && steps.take(step, open.line.revision);
  const { shown } = filter;
  return (
    <Panel
      title="All markets"
      note={shown.length === lines.length ? formatCount(lines.length) : `${formatCount(shown.length)} of ${formatCount(lines.length)}`}
      actions={may.edit && <Hands steps={steps} onAdd={onAdd} />}
      flush
    >
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3.5 py-2">
        <div className="w-full sm:w-64">
          <Input
            type="search"
            aria-label="Search markets"
            placeholder="Name, code, locale, source"
            value={filter.search}
            onChange={(event) => filter.find(event.target.value)}
          />
        </div>
        <FilterMenu label="Only" options={kindOptions} chosen={filter.chosen} onChange={filter.choose} />
      </div>
      {steps.refusal && (
        <div className="p-3.5">
          <Problem title={`Not saved: ${steps.refusal.about}`} says={steps.refusal.told.says} complaints={steps.refusal.told.complaints} />
        </div>
      )}
      {shown.length > 0 ? (
        <MarketTable
          lines={shown}
          columns={columns}
          reporting={currency.reporting}
          steps={may.edit ? steps : null}
          sorting={filter.sorting}
          onSort={filter.order}
          onDialog={(dialog, line) => setOpen({ dialog, line })}
        >
          {(line, column) => <CellNote line={line} column={column} mayEdit={may.edit} />}
        </MarketTable>
      ) : (
        <Empty title="No market fits" action={<Button onClick={filter.clear}>Show all markets</Button>}>
          The search looks at names, codes, currencies, locales, verticals and sources.
        </Empty>
      )}
      {open?.dialog === "locales" && <LocalesDialog line={open.line} onSave={take} onClose={close} />}
      {open?.dialog === "restricted" && <RestrictedDialog line={open.line} onSave={take} onClose={close} />}
    </Panel>
  );
}

function Hands({ steps, onAdd }: { steps: Steps; onAdd: () => void }) {
  return (
    <>
      <span aria-live="polite" className="text-sm text-ink-3">
        {steps.isSaving ? "Saving" : ""}
      </span>
      <IconButton name={steps.undoes ? `Undo ${steps.undoes}` : "Nothing to undo"} aria-disabled={!steps.undoes} onClick={steps.undo}>
        <Undo2 aria-hidden="true" size={15} />
      </IconButton>
      <IconButton name={steps.redoes ? `Redo ${steps.redoes}` : "Nothing to redo"} aria-disabled={!steps.redoes} onClick={steps.redo}>
        <Redo2 aria-hidden="true" size={15} />
      </IconButton>
      <Button size="sm" onClick={onAdd}>
        <Plus aria-hidden="true" size={13} /> Add market
      </Button>
    </>
  );
}
