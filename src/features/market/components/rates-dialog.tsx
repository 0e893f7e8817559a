"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import type { Currency } from "@/kernel/money";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { Problem } from "@/ui/problem";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { currencyCodes } from "../model/catalogue";
import type { TypedRate } from "../model/rate-table";
import { rateChange } from "./rate-change";
import { RateForm } from "./rate-form";
import { RateList, rateWords } from "./rate-list";
import { RatePaste } from "./rate-paste";
import { useRates } from "./use-rates";

interface RatesDialogProps {
  currency: Currency;
  mayEdit: boolean;
  /** The currency whose rate is wanted first; "" for none. */
  base: string;
  onClose: () => void;
}

interface RateDraft {
  /** Counts the forms, each with its own draft. */
  number: number;
  start: TypedRate;
  /** The rate that is changed; null for a new one. */
  changed: TypedRate | null;
}

type Way = "one" | "paste";
const ways: { value: Way; label: string }[] = [
  { value: "one", label: "One rate" },
  { value: "paste", label: "Paste several" },
];
const names = new Intl.DisplayNames("en", { type: "currency" });
const currencies = currencyCodes.map((code) => ({ value: code, label: `${code} · ${names.of(code)}` }));

/** What sums are shown in, and the dated rates that they are made with. */
export function RatesDialog({ currency, mayEdit, base, onClose }: RatesDialogProps) {
  const { rates, more, set, report } = useRates();
  const [way, setWay] = useState<Way>("one");
  const fresh = { base: base || "EUR", quote: currency.reporting, on: currency.on, rate: Number.NaN, source: "" };
  const [form, setForm] = useState<RateDraft>({ number: 0, start: fresh, changed: null });
  const startFrom = (start: TypedRate, changed: TypedRate | null) => setForm(({ number }) => ({ number: number + 1, start, changed }));
  const [removed, setRemoved] = useState<TypedRate | null>(null);
  const put = (next: TypedRate[], onDone: () => void) => set.mutate({ put: next }, { onSuccess: onDone });
  const remove = (rate: TypedRate) => set.mutate({ remove: [rate] }, { onSuccess: () => setRemoved(rate) });
  const edit = (rate: TypedRate) => {
    setWay("one");
    startFrom(rate, rate);
  };
  const save = (rate: TypedRate) => set.mutate(rateChange(rate, form.changed), { onSuccess: () => startFrom({ ...rate, rate: Number.NaN }, null) });
  const failure = set.error ?? report.error;
  return (
    <Dialog open onOpenChange={onClose} title="Currency and rates" wide footer={<Button onClick={onClose}>Done</Button>}>
      <div className="grid gap-4">
        <div className="max-w-72">
          <Field label="Reporting currency" hint="Media value and CPM are compared in it; figures stay in their own.">
            <Select
              label="Reporting currency"
              value={currency.reporting}
              options={currencies}
              disabled={!mayEdit || report.isPending}
              onChange={(code) => report.mutate({ currency: code })}
            />
          </Field>
        </div>
        {failure && <Problem says={refusalOf(failure).says} complaints={refusalOf(failure).complaints} />}
        {removed && (
          <Notice
            tone="idle"
            action={
              <Button size="sm" onClick={() => put([removed], () => setRemoved(null))}>
                Put back
              </Button>
            }
          >
            Removed {rateWords(removed)}.
          </Notice>
        )}
        <Loaded of={rates} explain={refusalOf} lines={3}>
          {(page) => <RateList {...page} onMore={more} onEdit={mayEdit ? edit : null} onRemove={mayEdit ? remove : null} />}
        </Loaded>
        {mayEdit && (
          <section aria-label="Add rates" className="grid gap-3 border-t border-line pt-3">
            <div>
              <Segmented<Way> label="How rates are added" value={way} onChange={setWay} options={ways} />
            </div>
            {form.changed && way === "one" && <p className="text-ink-2">Change {rateWords(form.changed)}</p>}
            {way === "one" ? (
              <RateForm
                key={form.number}
                start={form.start}
                currencies={currencies}
                isPending={set.isPending}
                onSave={save}
                onLeave={form.changed ? () => startFrom(fresh, null) : null}
              />
            ) : (
              <RatePaste today={currency.on} isPending={set.isPending} onSave={put} />
            )}
          </section>
        )}
      </div>
    </Dialog>
  );
}
