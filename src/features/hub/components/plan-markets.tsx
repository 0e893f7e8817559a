"use client";
import { Checkbox } from "@/ui/checkbox";
import { formatMs, formatShort } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { type Demand, standingOf } from "../model/question";
import type { AskPlan } from "../schema";
import { withMarket } from "./plan-choice";

interface PlanMarketsProps {
  markets: readonly Demand[];
  asked: AskPlan;
  onChange: (asked: AskPlan) => void;
}

/** Which markets the next question counts; one that cannot take part says why. */
export function PlanMarkets({ markets, asked, onChange }: PlanMarketsProps) {
  const counted = markets.filter((market) => counts(market, asked)).length;
  const sorted = markets.toSorted((a, b) => (b.dailyImpressions ?? -1) - (a.dailyImpressions ?? -1) || (a.market < b.market ? -1 : 1));
  return (
    <Panel title="Markets that count" note={`${counted} of ${markets.length}`} flush>
      <ul className="max-h-80 overflow-y-auto py-1">
        {sorted.map((market) => (
          <MarketLine key={market.market} market={market} asked={asked} onChange={(on) => onChange(withMarket(asked, market.market, on))} />
        ))}
      </ul>
    </Panel>
  );
}

const counts = (market: Demand, asked: AskPlan) => standingOf(market, asked.assumedTtfbMs).takesPart && !asked.leaveOut.includes(market.market);

function MarketLine({ market, asked, onChange }: { market: Demand; asked: AskPlan; onChange: (on: boolean) => void }) {
  const { says, takesPart } = standingOf(market, asked.assumedTtfbMs);
  const { name, dailyImpressions, todayMs } = market;
  return (
    <li className="flex items-start gap-1 px-2.5 py-0.5">
      <Checkbox checked={counts(market, asked)} disabled={!takesPart} onChange={onChange} label={`Count ${name}`} />
      <span className="grid min-w-0 flex-1 py-0.5">
        <span className="flex gap-2">
          <span className="min-w-0 truncate">{name}</span>
          <span className="ml-auto whitespace-nowrap text-ink-3">
            {dailyImpressions === null ? "–" : formatShort(dailyImpressions)}
            {todayMs !== null && `, ${formatMs(todayMs)}`}
          </span>
        </span>
        {says && <span className="text-sm text-ink-3">{says}</span>}
      </span>
    </li>
  );
}
