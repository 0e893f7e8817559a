"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Controller, useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { adSizes, budgetOf, findSize } from "@/features/creative/model/sizes";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { formatBytes } from "@/ui/format";
import { Input } from "@/ui/input";
import { Panel } from "@/ui/panel";
import { Select } from "@/ui/select";
import type { BriefDraft } from "./brief-form";

const custom = "custom";
const nameOf = (size: { widthPx: number; heightPx: number }) => `${size.widthPx}×${size.heightPx}`;
const sizeOptions = [
  ...adSizes.map((size) => ({ value: nameOf(size), label: `${nameOf(size)} · ${size.name}${size.fixed ? "" : " · not an IAB fixed size"}` })),
  { value: custom, label: "Custom size" },
];
const formats = [
  { value: "webp", label: "WebP" },
  { value: "jpeg", label: "JPEG" },
] as const;

export function PlacementRows() {
  const { control } = useFormContext<BriefDraft>();
  const rows = useFieldArray({ control, name: "placements" });
  const add = () => rows.append({ key: "", widthPx: 728, heightPx: 90, format: "webp" });
  return (
    <Panel
      title="Placements"
      note={rows.fields.length}
      flush
      actions={
        <Button size="sm" onClick={add}>
          <Plus size={13} aria-hidden="true" /> Add placement
        </Button>
      }
    >
      <ul>
        {rows.fields.map((row, at) => (
          <PlacementRow key={row.id} at={at} onRemove={rows.fields.length > 1 ? () => rows.remove(at) : null} />
        ))}
      </ul>
    </Panel>
  );
}

function PlacementRow({ at, onRemove }: { at: number; onRemove: (() => void) | null }) {
  const { control, register, formState } = useFormContext<BriefDraft>();
  const placement = useWatch({ control, name: `placements.${at}` });
  const errors = formState.errors.placements?.[at];
  return (
    <li className="relative grid grid-cols-2 items-start gap-x-3 gap-y-2 border-b border-line px-3.5 py-3 last:border-b-0 md:grid-cols-[minmax(180px,1fr)_minmax(240px,2fr)_110px_28px]">
      <Field label="Key" error={errors?.key && `The key ${errors.key.message}.`} hint="Stands in the tag's address">
        <Input {...register(`placements.${at}.key`)} placeholder="home-mpu" autoComplete="off" spellCheck={false} />
      </Field>
      <SizeFields at={at} />
      <Field label="Format">
        <Controller
          control={control}
          name={`placements.${at}.format`}
          render={({ field }) => <Select label="Format" value={field.value} onChange={field.onChange} options={formats} />}
        />
      </Field>
      {onRemove && (
        <button
          type="button"
          onClick={onRemove}
          aria-label={`Remove ${placement.key || "this placement"}`}
          className="grid size-7 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink max-md:absolute max-md:top-1.5 max-md:right-2.5 md:mt-[25px]"
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </li>
  );
}

function SizeFields({ at }: { at: number }) {
  const { control, register, setValue, formState } = useFormContext<BriefDraft>();
  const { widthPx, heightPx } = useWatch({ control, name: `placements.${at}` });
  const errors = formState.errors.placements?.[at];
  const [free, setFree] = useState(false);
  const known = findSize(widthPx, heightPx);
  const choose = (name: string) => {
    setFree(name === custom);
    const size = adSizes.find((candidate) => nameOf(candidate) === name);
    if (!size) return;
    setValue(`placements.${at}.widthPx`, size.widthPx, { shouldDirty: true });
    setValue(`placements.${at}.heightPx`, size.heightPx, { shouldDirty: true });
  };
  const isCustom = free || !known;
  const wrong = errors?.widthPx?.message ?? errors?.heightPx?.message;
  return (
    <div className="grid min-w-0 gap-2">
      <Field label="Size" hint={`At most ${formatBytes(budgetOf(widthPx, heightPx, "generic"))}`} error={wrong && `A side ${wrong}.`}>
        <Select label="Size" value={isCustom ? custom : nameOf({ widthPx, heightPx })} onChange={choose} options={sizeOptions} />
      </Field>
      {isCustom && (
        <div className="flex items-center gap-2">
          <Input type="number" min={1} max={4000} aria-label="Width in pixels" {...register(`placements.${at}.widthPx`, { valueAsNumber: true })} />
          <span className="text-ink-3">×</span>
          <Input type="number" min={1} max={4000} aria-label="Height in pixels" {...register(`placements.${at}.heightPx`, { valueAsNumber: true })} />
          <span className="text-ink-3">px</span>
        </div>
      )}
    </div>
  );
}
