"use client";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { type Option, Select } from "@/ui/select";
import { readNumber } from "../model/import-number";
import { plainNumber } from "../model/plain-number";
import type { TypedRate } from "../model/rate-table";

interface RateFormProps {
  /** What it starts from; its `rate` is NaN when there is none yet. */
  start: TypedRate;
  currencies: readonly Option[];
  isPending: boolean;
  onSave: (rate: TypedRate) => void;
  /** Leaves a rate that is changed as it was; null for a new one. */
  onLeave: (() => void) | null;
}

/** One rate of one day; the same pair and day again replaces it. */
export function RateForm({ start, currencies, isPending, onSave, onLeave }: RateFormProps) {
  const [draft, onChange] = useState(start);
  const [typed, setTyped] = useState(Number.isNaN(start.rate) ? "" : plainNumber(start.rate));
  const rate = rateOfText(typed);
  const isSame = draft.base === draft.quote;
  const submit = () => onSave({ ...draft, rate: rate ?? Number.NaN, source: draft.source.trim() });
  return (
    <form
      noValidate
      className="grid grid-cols-2 items-start gap-3 sm:grid-cols-[1fr_1fr_1fr]"
      onSubmit={(event) => {
        event.preventDefault();
        if (rate !== null && !isSame && draft.on !== "") submit();
      }}
    >
      <Field label="From currency" error={isSame ? "The same currency needs no rate." : undefined}>
        <Select label="From currency" value={draft.base} options={currencies} onChange={(base) => onChange({ ...draft, base })} />
      </Field>
      <Field label="Rate" error={typed !== "" && rate === null ? "A number over 0, decimals with a point." : undefined}>
        <Input value={typed} inputMode="decimal" autoComplete="off" placeholder="1.0825" onChange={(event) => setTyped(event.target.value)} />
      </Field>
      <Field label="To currency">
        <Select label="To currency" value={draft.quote} options={currencies} onChange={(quote) => onChange({ ...draft, quote })} />
      </Field>
      <Field label="Day">
        <Input type="date" value={draft.on} onChange={(event) => onChange({ ...draft, on: event.target.value })} />
      </Field>
      <Field label="Source">
        <Input value={draft.source} maxLength={120} placeholder="central bank" onChange={(event) => onChange({ ...draft, source: event.target.value })} />
      </Field>
      <div className="flex gap-2 self-end max-sm:col-span-2">
        {onLeave && <Button onClick={onLeave}>Cancel</Button>}
        <Button type="submit" variant="primary" pending={isPending} disabled={rate === null || isSame || draft.on === ""}>
          {onLeave ? "Save change" : "Save rate"}
        </Button>
      </div>
    </form>
  );
}

function rateOfText(text: string): number | null {
  const reading = readNumber(text);
  if (reading.kind === "none" || (reading.kind === "number" && reading.shows === "comma")) return null;
  const rate = Number(reading.kind === "either" ? reading.point : reading.plain);
  return rate > 0 && rate <= 1e9 ? rate : null;
}
