import { nameOfMarket } from "@/features/market/model/catalogue";
import { Clock } from "@/ui/clock";
import type { Tone } from "@/ui/dot";
import { formatBytes, formatCount } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Tag } from "@/ui/tag";
import { stateOf } from "./hub-state-tag";
import { percentWords } from "./stock-words";
import type { HubRow } from "./use-hubs";
import type { StockView } from "./use-stock";

interface StockFollowedProps {
  view: StockView;
  hub: HubRow | undefined;
}

/** What the hub was assigned, and how far it is with it by its own word. */
export function StockFollowed({ view: { assigned }, hub }: StockFollowedProps) {
  const { tone, word } = progressOf(assigned?.digest ?? "", hub);
  return (
    <Panel title="Assigned" note={<Tag tone={tone}>{word}</Tag>}>
      {assigned ? <Assignment assigned={assigned} /> : <p className="text-ink-2">Nothing: the hub holds every variant of every release.</p>}
    </Panel>
  );
}

function progressOf(digest: string, hub: HubRow | undefined): { tone: Tone; word: string } {
  const stock = hub?.status?.stock;
  if (!hub || !stock || stateOf(hub) === "away") return { tone: "idle", word: "Waits for the hub" };
  if (stock.plan === undefined) return digest === "" ? { tone: "ok", word: "Followed" } : { tone: "low", word: "This hub's version cannot follow plans" };
  if (stock.plan !== digest) return { tone: "accent", word: "On its way" };
  return stock.missing > 0 ? { tone: "accent", word: `Fetching ${formatCount(stock.missing)}` } : { tone: "ok", word: "Followed" };
}

function Assignment({ assigned }: { assigned: NonNullable<StockView["assigned"]> }) {
  const { assignment, figures, at, by } = assigned;
  const left = Object.values(assignment.left).flatMap((placements) => Object.values(placements).flat()).length;
  const lines: [string, string][] = [
    ["Room for stock", formatBytes(assignment.capacityBytes)],
    ["Cells left out of its markets", formatCount(left)],
    ...(figures?.inStockRate == null ? [] : [["In-stock rate expected then", `${percentWords(figures.inStockRate)} %`] satisfies [string, string]]),
  ];
  return (
    <div className="grid gap-2">
      <p>
        Serves <b className="font-medium">{assignment.markets.map(nameOfMarket).sort().join(", ")}</b>
      </p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 text-sm">
        {lines.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-ink-3">
        {by ? `${by}, ` : ""}
        <Clock at={at} />
      </p>
    </div>
  );
}
