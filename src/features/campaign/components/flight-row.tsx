"use client";
import { X } from "lucide-react";
import { memo } from "react";
import { type FieldPath, useFormState, useWatch } from "react-hook-form";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { type Option, Select } from "@/ui/select";
import type { FlightView } from "../model/campaign";
import { clockOfMarket, everyOne } from "../model/flight";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";
import { zoneListId } from "./zone-list";

interface FlightRowProps {
  at: number;
  /** In lower case; a row without it in its market or placement is hidden. */
  filter: string;
  markets: readonly Option[];
  placements: readonly Option[];
  readOnly: boolean;
  onRemove: (at: number) => void;
}

/** One flight; drawn anew only for what is its own. */
export const FlightRow = memo(function FlightRow({ at, filter, markets, placements, readOnly, onRemove }: FlightRowProps) {
  const { control, register } = useBrief();
  const flight = useWatch({ control, name: `flights.${at}` });
  const { errors } = useFormState({ control, name: `flights.${at}` });
  const { fromOn, untilOn, hours, zone } = errors.flights?.[at] ?? {};
  const names = `${flight.market} ${nameOfMarket(flight.market)} ${flight.placement}`.toLowerCase();
  return (
    <li
      hidden={filter !== "" && !names.includes(filter)}
      className="relative grid grid-cols-2 items-start gap-x-2 gap-y-2 border-b border-line px-3.5 py-2.5 last:border-b-0 [[hidden]]:hidden @min-[760px]:grid-cols-[16px_minmax(82px,1.1fr)_minmax(80px,1fr)_126px_126px_50px_76px_minmax(84px,1fr)_28px]"
    >
      <span className="flex h-[30px] items-center text-sm text-ink-3 @max-[760px]:col-span-2 @max-[760px]:h-5">
        <span className="mr-1 @min-[760px]:hidden">Flight</span>
        {at + 1}
      </span>
      <OneOf name={`flights.${at}.market`} label="Market" value={flight.market} options={markets} />
      <OneOf name={`flights.${at}.placement`} label="Placement" value={flight.placement} options={placements} />
      <Field inRow label="First day" error={fromOn && `The first day ${fromOn.message}.`}>
        <Input type="date" {...register(`flights.${at}.fromOn`)} />
      </Field>
      <Field inRow label="Ends before" error={untilOn && `The end ${untilOn.message}.`}>
        <Input type="date" {...register(`flights.${at}.untilOn`)} />
      </Field>
      <span className="flex h-[30px] items-center text-sm text-ink-3 @max-[760px]:col-span-2 @max-[760px]:h-5">
        <span className="mr-1 @min-[760px]:hidden">Last day</span>
        {lastDayOf(flight)}
      </span>
      <Field inRow label="Hours" error={hours && `“${flight.hours}” ${hours.message}.`}>
        <Input {...register(`flights.${at}.hours`)} placeholder="all day" autoComplete="off" spellCheck={false} />
      </Field>
      <Field inRow label="Time zone" error={zone && `“${flight.zone}” ${zone.message}.`}>
        <Input
          {...register(`flights.${at}.zone`, { setValueAs: (text: string | null) => text?.trim() || null })}
          list={zoneListId}
          placeholder={flight.market === everyOne ? "each market's own" : clockOfMarket(flight.market)}
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      {!readOnly && (
        <span className="@max-[760px]:absolute @max-[760px]:top-1.5 @max-[760px]:right-2.5 @min-[760px]:mt-px">
          <IconButton name={`Remove flight ${at + 1}`} onClick={() => onRemove(at)}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </li>
  );
});

interface OneOfProps {
  name: FieldPath<Brief>;
  label: string;
  value: string;
  options: readonly Option[];
}

/** A market or placement of the brief; one that is gone from it stays to be seen. */
function OneOf({ name, label, value, options }: OneOfProps) {
  const { setValue, control } = useBrief();
  const { errors } = useFormState({ control, name });
  const at = Number(name.split(".")[1]);
  const wrong = name.endsWith("market") ? errors.flights?.[at]?.market : undefined;
  const all = options.some((option) => option.value === value) ? options : [...options, { value, label: `${value}, not in the brief` }];
  return (
    <Field inRow label={label} error={wrong && `The market ${wrong.message}.`}>
      <Select label={label} value={value} onChange={(next) => setValue(name, next, { shouldDirty: true })} options={all} />
    </Field>
  );
}

const dayMs = 86_400_000;
const shown = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "23 Dec", or nothing while a day is missing. */
function lastDayOf({ fromOn, untilOn }: FlightView): string | undefined {
  const days = (Date.parse(untilOn) - Date.parse(fromOn)) / dayMs;
  if (!Number.isFinite(days) || days < 1) return undefined;
  return shown.format(Date.parse(untilOn) - dayMs);
}
