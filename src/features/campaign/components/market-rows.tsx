"use client";
import { Plus, X } from "lucide-react";
import { Controller, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { findMarket, markets, nameOfMarket } from "@/features/market/model/catalogue";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Panel } from "@/ui/panel";
import { Select } from "@/ui/select";
import type { BriefDraft } from "./brief-form";

/** The row of a market as the catalogue proposes it; clicks go where those of the row before go. */
export function marketDraft(code: string, clickThrough: string): BriefDraft["markets"][number] {
  const known = findMarket(code);
  return { market: code, locale: known?.locales[0] ?? "", currency: known?.currency ?? "", clickThrough };
}

/** Where most campaigns start, then the catalogue's order. */
const proposed = ["DE", "FR", "JP", ...markets.map(({ code }) => code)];

export function MarketRows() {
  const { control } = useFormContext<BriefDraft>();
  const rows = useFieldArray({ control, name: "markets" });
  const values = useWatch({ control, name: "markets" });
  const taken = values.map(({ market }) => market);
  const next = proposed.find((code) => !taken.includes(code));
  const add = () => next && rows.append(marketDraft(next, values.at(-1)?.clickThrough ?? ""), { shouldFocus: false });
  return (
    <Panel
      title="Markets"
      note={rows.fields.length}
      flush
      actions={
        <Button size="sm" onClick={add} disabled={!next}>
          <Plus size={13} aria-hidden="true" /> Add market
        </Button>
      }
    >
      <ul>
        {rows.fields.map((row, at) => (
          <MarketRow key={row.id} at={at} taken={taken} onRemove={rows.fields.length > 1 ? () => rows.remove(at) : null} />
        ))}
      </ul>
    </Panel>
  );
}

function MarketRow({ at, taken, onRemove }: { at: number; taken: string[]; onRemove: (() => void) | null }) {
  const { control, register, setValue, formState } = useFormContext<BriefDraft>();
  const { market, clickThrough } = useWatch({ control, name: `markets.${at}` });
  const errors = formState.errors.markets?.[at];
  const options = markets.filter(({ code }) => code === market || !taken.includes(code)).map(({ code, name }) => ({ value: code, label: `${name} · ${code}` }));
  const locales = (findMarket(market)?.locales ?? []).map((locale) => ({ value: locale, label: locale }));
  const choose = (code: string) => setValue(`markets.${at}`, marketDraft(code, clickThrough), { shouldDirty: true });
  return (
    <li className="relative grid grid-cols-2 items-start gap-x-3 gap-y-2 border-b border-line px-3.5 py-3 last:border-b-0 md:grid-cols-[minmax(180px,1fr)_110px_90px_minmax(220px,2fr)_28px]">
      <Field label="Market" error={errors?.market && `The market ${errors.market.message}.`}>
        <Select label="Market" value={market} onChange={choose} options={options} />
      </Field>
      <Field label="Locale" error={errors?.locale && `The locale ${errors.locale.message}.`}>
        <Controller
          control={control}
          name={`markets.${at}.locale`}
          render={({ field }) => <Select label="Locale" value={field.value} onChange={field.onChange} options={locales} />}
        />
      </Field>
      <Field label="Currency" error={errors?.currency && `The currency ${errors.currency.message}.`}>
        <Input {...register(`markets.${at}.currency`)} maxLength={3} spellCheck={false} />
      </Field>
      <div className="max-md:col-span-2">
        <Field label="Click-through" error={errors?.clickThrough && `The click-through ${errors.clickThrough.message}.`}>
          <Input
            {...register(`markets.${at}.clickThrough`)}
            type="url"
            inputMode="url"
            placeholder={`https://shop.example/${market.toLowerCase()}`}
            spellCheck={false}
          />
        </Field>
      </div>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove ${nameOfMarket(market)}`}
          className="grid size-7 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink max-md:absolute max-md:top-1.5 max-md:right-2.5 md:mt-[25px]"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}
