"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { knownLocale } from "@/features/creative/model/copy-text";
import { differenceOf, equalShares } from "@/kernel/share";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { PercentInput } from "@/ui/percent-input";
import { findMarket } from "../model/catalogue";
import { fitAround } from "../model/locale-share";
import type { MarketLine } from "../model/market-line";
import type { Step } from "../model/market-step";
import { localeFaults } from "./locale-faults";

interface Row {
  id: number;
  locale: string;
  /** NaN while it is no figure. */
  sharePpm: number;
}

interface LocalesDialogProps {
  line: MarketLine;
  onSave: (step: Step) => void;
  onClose: () => void;
}

/** A market's locales and their shares, which make a whole. */
export function LocalesDialog({ line, onSave, onClose }: LocalesDialogProps) {
  const [rows, setRows] = useState<Row[]>(() => line.locales.map((row, id) => ({ ...row, id })));
  const [kept, setKept] = useState<number | null>(null);
  const change = (id: number, part: Partial<Row>) => {
    if (part.sharePpm !== undefined) setKept(id);
    setRows(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  };
  const proposed = findMarket(line.market)?.locales.find((locale) => rows.every((row) => row.locale !== locale)) ?? "";
  const add = () => setRows([...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, locale: proposed, sharePpm: rows.length === 0 ? 1_000_000 : 0 }]);
  const wrong = rows.map((row, at) => localeFaults(row, rows.slice(0, at)));
  const isRight = rows.length > 0 && wrong.every(({ locale, share }) => !locale && !share) && differenceOf(sharesOf(rows)) === 0;
  const save = () => {
    const locales = rows.map(({ locale, sharePpm }) => ({ locale: knownLocale(locale) ?? locale, sharePpm }));
    onSave({ kind: "edit", market: line.market, facts: { locales }, what: "Locales" });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Locales of ${line.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isRight} onClick={save}>
            Save locales
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <ul className="grid gap-3">
          {rows.map((row, at) => (
            <li key={row.id} className="grid grid-cols-[minmax(0,1fr)_110px_28px] items-start gap-2">
              <Field label="Locale" error={wrong[at]?.locale}>
                <Input value={row.locale} autoComplete="off" spellCheck={false} onChange={(event) => change(row.id, { locale: event.target.value })} />
              </Field>
              <Field label="Share" error={wrong[at]?.share}>
                <PercentInput value={row.sharePpm} whole={1_000_000} onChange={(sharePpm) => change(row.id, { sharePpm })} />
              </Field>
              <span className="pt-6">
                <IconButton name={`Remove ${row.locale || "this locale"}`} onClick={() => setRows(rows.filter(({ id }) => id !== row.id))}>
                  <X aria-hidden="true" size={14} />
                </IconButton>
              </span>
            </li>
          ))}
        </ul>
        <Sum rows={rows} kept={kept} onFit={setRows} />
        <div>
          <Button size="sm" onClick={add}>
            <Plus aria-hidden="true" size={13} /> Add locale
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

const sharesOf = (rows: readonly Row[]) => rows.map(({ sharePpm }) => (Number.isNaN(sharePpm) ? 0 : sharePpm));

interface SumProps {
  rows: readonly Row[];
  /** The share that was typed last, which others make room for. */
  kept: number | null;
  onFit: (rows: Row[]) => void;
}

/** What is missing or too much, with the ways to make it right. */
function Sum({ rows, kept, onFit }: SumProps) {
  const shares = sharesOf(rows);
  const difference = differenceOf(shares);
  const part = (next: readonly number[]) => onFit(rows.map((row, at) => ({ ...row, sharePpm: next[at] ?? 0 })));
  const at = rows.findIndex(({ id }) => id === kept);
  const around = fitAround(shares, at);
  const percent = Math.abs(difference) / 10_000;
  if (rows.length === 0) return <p className="text-sm text-out">A market has at least one locale.</p>;
  return (
    <div className="flex flex-wrap items-center gap-2 border-t border-line pt-3">
      <p role="status" className={`text-sm ${difference === 0 ? "text-ink-3" : "text-out"}`}>
        {difference === 0 ? "The shares make a whole." : `${percent} % ${difference > 0 ? "missing" : "too many"}`}
      </p>
      <span className="ml-auto flex flex-wrap gap-2">
        {difference !== 0 && (
          <Button size="sm" onClick={() => part(around)}>
            {at >= 0 && rows.length > 1 ? `Keep ${rows[at]?.locale || "this one"}, fit the others` : "Make 100 %"}
          </Button>
        )}
        {rows.length > 1 && (
          <Button size="sm" onClick={() => part(equalShares(rows.length))}>
            Equal shares
          </Button>
        )}
      </span>
    </div>
  );
}
