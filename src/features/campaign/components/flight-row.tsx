"use client";
import { X } from "lucide-react";
import { memo, useState } from "react";
import { useFormState, useWatch } from "react-hook-form";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { FlightView } from "../model/campaign";
import { clockOfMarket, everyOne } from "../model/flight";
import { useBrief } from "./brief-hands";
import { zoneListId } from "./zone-list";

interface FlightRowProps {
  at: number;
  /** In lower case; a row without it in its market or placement is hidden. */
  filter: string;
  readOnly: boolean;
  onRemove: (at: number) => void;
}

const dirty = { shouldDirty: true } as const;
const marketName = (code: string) => (code === everyOne ? "Every market" : nameOfMarket(code));
const placementName = (key: string) => (key === everyOne ? "Every placement" : key);

/** One flight; drawn anew only for what is its own. */
export const FlightRow = memo(function FlightRow({ at, filter, readOnly, onRemove }: FlightRowProps) {
  const { control, register, getValues, setValue } = useBrief();
  const flight = useWatch({ control, name: `flights.${at}` });
  const { errors } = useFormState({ control, name: `flights.${at}` });
  const { market, placement, fromOn, untilOn, hours, zone } = errors.flights?.[at] ?? {};
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
      <OneOf
        label="Market"
        value={flight.market}
        nameOf={marketName}
        list={() => getValues("markets").map((row) => row.market)}
        error={market?.message}
        onChange={(next) => setValue(`flights.${at}.market`, next, dirty)}
      />
      <OneOf
        label="Placement"
        value={flight.placement}
        nameOf={placementName}
        list={() => getValues("placements").flatMap(({ key }) => (key === "" ? [] : [key]))}
        error={placement?.message}
        onChange={(next) => setValue(`flights.${at}.placement`, next, dirty)}
      />
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
      <Field inRow label="Hours" error={hours && "Write hours like 6-23."}>
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
  label: string;
  value: string;
  nameOf: (value: string) => string;
  /** What there is to choose from now. */
  list: () => readonly string[];
  error?: string;
  onChange: (value: string) => void;
}

/** One of the brief's markets or placements. They are looked up when someone is about to choose, so that typing a key draws no flight anew. */
function OneOf({ label, value, nameOf, list, error, onChange }: OneOfProps) {
  const [offered, setOffered] = useState<readonly string[]>([]);
  const look = () => setOffered(list());
  const values = [...new Set([everyOne, ...offered, value])];
  return (
    <div className="min-w-0" onFocusCapture={look} onPointerEnter={look}>
      <Field inRow label={label} error={error && `The ${label.toLowerCase()} ${error}.`}>
        <Select label={label} value={value} onChange={onChange} options={values.map((one) => ({ value: one, label: nameOf(one) }))} />
      </Field>
    </div>
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
