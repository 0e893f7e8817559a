"use client";
import { canonical } from "@/kernel/canonical";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { goToWrong } from "@/ui/go-to-wrong";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { changeOf } from "../model/stock-change";
import { StockChangeList } from "./stock-change";
import { StockPlanForm } from "./stock-plan-form";
import { useAssign } from "./use-assign";
import type { Draft, StockView } from "./use-stock";

interface StockPlanPanelProps {
  view: StockView;
  draft: Draft;
}

/** The plan being thought over, what it changes, and the button that makes it the hub's. */
export function StockPlanPanel({ view, draft }: StockPlanPanelProps) {
  const { ask, forecast, write } = draft;
  const done = () => {
    for (const part of ["markets", "capacity", "target"]) write(part, null);
  };
  const { assign, clear, assigning, clearing, refusal } = useAssign(view, done);
  const before = view.assigned?.assignment ?? null;
  const isAssigned = forecast.possible && before !== null && canonical(forecast.assignment) === canonical(before);
  return (
    <Panel title="Plan" note={isAssigned ? "as assigned" : "not assigned yet"}>
      <div className="grid gap-3.5">
        <StockPlanForm view={view} draft={draft} />
        {forecast.possible ? (
          <StockChangeList name={view.name} change={changeOf(view.facts, before, forecast.assignment)} />
        ) : (
          <p role="status" className="flex items-start gap-2">
            <span className="flex h-5 items-center">
              <Dot tone="out" />
            </span>
            {forecast.says}
          </p>
        )}
        {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
        <div className="grid gap-2">
          <Button
            variant="primary"
            onClick={({ currentTarget }) => goToWrong(currentTarget.closest("section")) || assign(ask)}
            pending={assigning}
            disabled={!view.may.assign || !forecast.possible || isAssigned}
          >
            {isAssigned ? "This stock is assigned" : "Assign this stock"}
          </Button>
          {before && (
            <Button onClick={clear} pending={clearing} disabled={!view.may.assign}>
              Hold everything
            </Button>
          )}
        </div>
        {!view.may.assign && (
          <p className="text-sm text-ink-3">You do not assign stock. An operator or owner can, and an ad manager who sees every team with a release on hubs.</p>
        )}
      </div>
    </Panel>
  );
}
