import { Table, Td, Th } from "@/ui/table";
import type { MarketLine } from "../model/market-line";
import { cpmWords, impressionsWords, Ttfb, ttfbWords, valueWords } from "./market-figures";

interface MarketMapTableProps {
  lines: readonly MarketLine[];
  label: string;
  /** For screen readers only, beside the map that says the same. */
  hidden?: boolean;
}

const columns = ["Impressions a day", "CPM", "Media value a day", "p75 TTFB"];

/** What the map shows, the most impressions first. */
export function MarketMapTable({ lines, label, hidden = false }: MarketMapTableProps) {
  const rows = lines.toSorted((a, b) => (b.dailyImpressions ?? -1) - (a.dailyImpressions ?? -1) || (a.market < b.market ? -1 : 1));
  if (hidden) {
    return (
      <div className="sr-only">
        <table>
          <caption>{label}</caption>
          <thead>
            <tr>
              {["Market", ...columns].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.market}>
                <th scope="row">{line.name}</th>
                {[impressionsWords(line), cpmWords(line), valueWords(line), ttfbWords(line)].map((words, index) => (
                  <td key={columns[index]}>{words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  return (
    <Table label={label}>
      <thead>
        <tr>
          <Th>Market</Th>
          {columns.map((column) => (
            <Th key={column} numeric>
              {column}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((line) => (
          <tr key={line.market}>
            <Td>
              <b className="font-medium">{line.name}</b> <span className="text-ink-3">{line.market}</span>
            </Td>
            <Td numeric>{impressionsWords(line)}</Td>
            <Td numeric>{cpmWords(line)}</Td>
            <Td numeric>{valueWords(line)}</Td>
            <Td numeric>
              <Ttfb line={line} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
