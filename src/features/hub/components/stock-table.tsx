"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { formatBytes } from "@/ui/format";
import { SortTh, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { splitKey } from "../model/stock-facts";
import type { StockLine } from "../model/stock-forecast";
import { classOf, type Order, type Sortable } from "./stock-filter";
import { lineWords, percentWords, rateWords } from "./stock-words";

const rowPx = 35;
const headRows = 1;

interface StockTableProps {
  lines: readonly StockLine[];
  order: Order;
  onSort: (by: Sortable) => void;
}

const columns: { by: Sortable; says: ReactNode; widthPx: number }[] = [
  { by: "impressionsPerDay", says: "Imps/day", widthPx: 100 },
  { by: "bytes", says: "Bytes", widthPx: 80 },
  { by: "perKilobyte", says: "Imps/kB", widthPx: 92 },
  { by: "requested", says: <span title="The probability that a day brings at least one request">P(requested)</span>, widthPx: 116 },
];

/** What is held and left out; only the rows in sight are drawn. */
export function StockTable({ lines, order, onSort }: StockTableProps) {
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({ count: lines.length, getScrollElement: () => box.current, estimateSize: () => rowPx, overscan: 12 });
  const seen = rows.getVirtualItems();
  const beforePx = seen[0]?.start ?? 0;
  const afterPx = rows.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <section ref={box} aria-label="Variants" className="max-h-[max(320px,calc(100vh-330px))] overflow-auto">
      <table aria-rowcount={lines.length + headRows} className="w-full min-w-[850px] table-fixed border-collapse">
        <colgroup>
          <col />
          <col style={{ width: 164 }} />
          {columns.map(({ by, widthPx }) => (
            <col key={by} style={{ width: widthPx }} />
          ))}
          <col style={{ width: 108 }} />
        </colgroup>
        <thead className="sticky top-0 z-10">
          <tr aria-rowindex={1}>
            <Th>Variant</Th>
            <Th>Shown in</Th>
            {columns.map(({ by, says }) => (
              <SortTh key={by} numeric order={order?.by === by ? order.direction : null} onSort={() => onSort(by)}>
                {says}
              </SortTh>
            ))}
            <Th>Held as</Th>
          </tr>
        </thead>
        {beforePx > 0 && <Gap heightPx={beforePx} />}
        <tbody>
          {seen.map(({ index }) => {
            const line = lines[index];
            return line && <Line key={nameOf(line)} line={line} place={index + 1 + headRows} />;
          })}
        </tbody>
        {afterPx > 0 && <Gap heightPx={afterPx} />}
      </table>
    </section>
  );
}

function Gap({ heightPx }: { heightPx: number }) {
  return (
    <tbody aria-hidden="true">
      <tr>
        <td colSpan={7} style={{ height: heightPx }} />
      </tr>
    </tbody>
  );
}

const nameOf = ({ cells }: StockLine) => cells.map(({ campaign, placement, key }) => `${campaign} ${placement} ${key}`).join();

function Line({ line, place }: { line: StockLine; place: number }) {
  const [first, ...more] = line.cells;
  const { tone, word } = lineWords[classOf(line)];
  if (!first) return null;
  return (
    <tr aria-rowindex={place} style={{ height: rowPx }}>
      <Td>
        <span className="flex gap-1.5" title={line.cells.map(({ key }) => audienceOf(key).join(" ")).join(", ")}>
          <Audience cellKey={first.key} />
          {more.length > 0 && <span className="flex-none text-ink-3">and {more.length} more</span>}
        </span>
      </Td>
      <Td>
        <span className="block truncate" title={[...new Set(line.cells.map(({ campaign, placement }) => `${placement} · ${campaign}`))].join(", ")}>
          {first.placement} <span className="text-ink-3">{first.campaign}</span>
        </span>
      </Td>
      <Td numeric>{line.impressionsPerDay === null ? <Unknown /> : rateWords(line.impressionsPerDay)}</Td>
      <Td numeric>{formatBytes(line.bytes)}</Td>
      <Td numeric>{line.perKilobyte === null ? <Unknown /> : rateWords(line.perKilobyte)}</Td>
      <Td numeric>{line.requested === null ? <Unknown /> : <Percent share={line.requested} />}</Td>
      <Td>
        <Tag tone={tone}>{word}</Tag>
      </Td>
    </tr>
  );
}

function audienceOf(key: string): [string, string] {
  const { market, locale } = splitKey(key);
  if (key === "backup") return ["Backup", ""];
  return market === "*" ? ["Every market", ""] : [nameOfMarket(market), locale];
}

function Audience({ cellKey }: { cellKey: string }) {
  const [name, locale] = audienceOf(cellKey);
  return (
    <span className="truncate">
      <b className="font-medium">{name}</b> <span className="text-ink-3">{locale}</span>
    </span>
  );
}

function Percent({ share }: { share: number }) {
  return (
    <>
      {percentWords(share)}
      <span className="ml-0.5 text-ink-3">%</span>
    </>
  );
}

function Unknown() {
  return <span className="text-ink-3">–</span>;
}
