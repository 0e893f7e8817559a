"use client";
import { formatCount, formatMs } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { SortTh, Table, Td, Th } from "@/ui/table";
import { useAddress } from "@/ui/use-address";
import type { MarketOutcome, PlanFigures } from "../model/plan-figures";

type Order = "impressions" | "before" | "after" | "saved";
const orders: readonly Order[] = ["impressions", "before", "after", "saved"];

const savedMs = ({ beforeMs, afterMs }: MarketOutcome) => (beforeMs === null || afterMs === null ? null : beforeMs - afterMs);

const keyOf: Record<Order, (outcome: MarketOutcome) => number | null> = {
  impressions: ({ dailyImpressions }) => dailyImpressions,
  before: ({ beforeMs }) => beforeMs,
  after: ({ afterMs }) => afterMs,
  saved: savedMs,
};

/** What becomes of each market: who serves it, how long it waits today and then, and where each figure is from. */
export function PlanOutcomes({ figures, hubs }: { figures: PlanFigures; hubs: number }) {
  const [read, write] = useAddress();
  const order = orders.find((one) => one === read("sort")) ?? "impressions";
  const value = (outcome: MarketOutcome) => keyOf[order](outcome) ?? Number.NEGATIVE_INFINITY;
  const rows = figures.outcomes.toSorted((a, b) => value(b) - value(a) || (a.market < b.market ? -1 : 1));
  const sort = (by: Order) => ({ order: order === by ? ("descending" as const) : null, onSort: () => write("sort", by === "impressions" ? null : by) });
  return (
    <Panel title="Markets" note={`with at most ${hubs} ${hubs === 1 ? "hub" : "hubs"}`} flush>
      <Table label="What becomes of each market">
        <thead>
          <tr>
            <Th>Market</Th>
            <SortTh numeric {...sort("impressions")}>
              Impressions a day
            </SortTh>
            <Th>Served from</Th>
            <SortTh numeric {...sort("before")}>
              Today
            </SortTh>
            <SortTh numeric {...sort("after")}>
              Then
            </SortTh>
            <SortTh numeric {...sort("saved")}>
              Saved
            </SortTh>
          </tr>
        </thead>
        <tbody>
          {rows.map((outcome) => (
            <OutcomeRow key={outcome.market} outcome={outcome} />
          ))}
        </tbody>
      </Table>
      <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
        Estimates follow from the great-circle distance: 200 km a millisecond in fibre, 1.5 times the way, three round trips. The last mile and the server's own
        time are not in them.
      </p>
    </Panel>
  );
}

function OutcomeRow({ outcome }: { outcome: MarketOutcome }) {
  const { market, name, dailyImpressions, site, beforeMs, beforeFrom, afterMs, isEstimate } = outcome;
  const saved = savedMs(outcome);
  return (
    <tr>
      <Td>
        {name} <span className="text-ink-3">{market}</span>
      </Td>
      <Td numeric>{formatCount(dailyImpressions)}</Td>
      <Td>{site ? site.name : <span className="text-ink-3">today's path</span>}</Td>
      <Td numeric>
        <Marked ms={beforeMs} from={beforeFrom} />
      </Td>
      <Td numeric>{isEstimate ? <Marked ms={afterMs} from="estimate" /> : <Marked ms={afterMs} from={beforeFrom} />}</Td>
      <Td numeric>{saved === null || site === null ? "–" : formatMs(saved)}</Td>
    </tr>
  );
}

function Marked({ ms, from }: { ms: number | null; from: string | null }) {
  if (ms === null) return <span className="text-ink-3">not known</span>;
  return (
    <>
      {formatMs(ms)} <span className={from === "measured" ? "text-ok" : "text-ink-3"}>{from}</span>
    </>
  );
}
