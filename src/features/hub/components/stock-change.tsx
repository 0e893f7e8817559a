import { formatBytes, formatCount } from "@/ui/format";
import type { Amount, StockChange } from "../model/stock-change";

/** What pressing the button means for the hub, in figures. */
export function StockChangeList({ change, name }: { change: StockChange; name: string }) {
  const { fetch, drop, before, after } = change;
  const lines: [string, Amount][] = [
    ["Blobs to fetch", fetch],
    ["Blobs to drop", drop],
    ["Held then", after],
    ["Held by its plan now", before],
  ];
  return (
    <div className="grid gap-2">
      <p>{fetch.blobs + drop.blobs === 0 ? `${name} would fetch and drop nothing.` : `What changes on ${name}; it serves throughout.`}</p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto_auto] gap-x-4 gap-y-0.5 text-sm">
        {lines.map(([label, { blobs, bytes }]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="text-right font-medium">{formatCount(blobs)}</dd>
            <dd className="min-w-16 text-right text-ink-2">{formatBytes(bytes)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
