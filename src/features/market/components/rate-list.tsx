import { Pencil, X } from "lucide-react";
import { Button } from "@/ui/button";
import { IconButton } from "@/ui/icon-button";
import { Table, Td, Th } from "@/ui/table";
import type { TypedRate } from "../model/rate-table";
import { dayWords } from "./market-words";

const digits = new Intl.NumberFormat("en", { maximumSignificantDigits: 8 });

/** "1 EUR = 1.08 USD of 20 Nov 2026". */
export function rateWords({ base, quote, rate, on }: TypedRate): string {
  return `1 ${base} = ${digits.format(rate)} ${quote} of ${dayWords(on)}`;
}

interface RateListProps {
  rates: readonly TypedRate[];
  /** How many there are, shown or not. */
  all: number;
  onMore: () => void;
  /** Null for people who only read. */
  onEdit: ((rate: TypedRate) => void) | null;
  onRemove: ((rate: TypedRate) => void) | null;
}

/** The newest dated rates, and the way to the older ones. */
export function RateList({ rates, all, onMore, onEdit, onRemove }: RateListProps) {
  if (rates.length === 0) return <p className="text-ink-2">No rates yet. Prices in the reporting currency need none; any other needs one, never guessed.</p>;
  return (
    <div className="max-h-72 overflow-y-auto rounded border border-line">
      <Table label="Exchange rates">
        <thead>
          <tr>
            <Th>Day</Th>
            <Th numeric>One</Th>
            <Th numeric>is worth</Th>
            <Th>Source</Th>
            <Th>
              <span className="sr-only">Change</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {rates.map((rate) => (
            <tr key={`${rate.base} ${rate.quote} ${rate.on}`}>
              <Td>{dayWords(rate.on)}</Td>
              <Td numeric>{rate.base}</Td>
              <Td numeric>
                {digits.format(rate.rate)} <span className="text-ink-3">{rate.quote}</span>
              </Td>
              <Td>{rate.source || <span className="text-ink-3">–</span>}</Td>
              <Td numeric>
                {onEdit && onRemove && (
                  <span className="inline-flex">
                    <IconButton name={`Change ${rateWords(rate)}`} onClick={() => onEdit(rate)}>
                      <Pencil aria-hidden="true" size={13} />
                    </IconButton>
                    <IconButton name={`Remove ${rateWords(rate)}`} onClick={() => onRemove(rate)}>
                      <X aria-hidden="true" size={14} />
                    </IconButton>
                  </span>
                )}
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {all > rates.length && (
        <p className="flex items-center gap-2 border-t border-line px-3 py-2 text-sm text-ink-2">
          Showing {rates.length.toLocaleString("en")} of {all.toLocaleString("en")}
          <Button size="sm" onClick={onMore}>
            Show more
          </Button>
        </p>
      )}
    </div>
  );
}
