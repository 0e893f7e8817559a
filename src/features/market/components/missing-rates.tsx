"use client";
import type { Currency } from "@/kernel/money";
import { Button } from "@/ui/button";
import { Notice } from "@/ui/notice";
import type { MarketLine } from "../model/market-line";

interface MissingRatesProps {
  lines: readonly MarketLine[];
  currency: Currency;
  /** Null for people who only read. */
  onAdd: ((base: string) => void) | null;
}

/** Names each rate that sums lack, with the markets they lack it for; nothing when they lack none. */
export function MissingRates({ lines, currency, onAdd }: MissingRatesProps) {
  const bases = [...new Set(lines.flatMap(({ missingRate }) => missingRate ?? []))].toSorted();
  const [first] = bases;
  if (first === undefined) return null;
  const named = bases.map((base) => ({
    at: `${base} -> ${currency.reporting}`,
    says: lines
      .filter(({ missingRate }) => missingRate === base)
      .map(({ name }) => name)
      .join(", "),
  }));
  return (
    <Notice
      lines={named}
      action={
        onAdd && (
          <Button size="sm" onClick={() => onAdd(first)}>
            Add a rate
          </Button>
        )
      }
    >
      {bases.length === 1 ? `No rate ${first} -> ${currency.reporting}` : `${bases.length} rates are missing`}: media value leaves these markets out.
    </Notice>
  );
}
