"use client";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { addDays } from "../model/bulk";
import type { BulkDraft } from "../model/bulk-change";
import { lastDayOf } from "./campaign-words";

export type FlightDraft = NonNullable<BulkDraft["flights"]>;
type Edge = Extract<FlightDraft, { kind: "shift" }>["edge"];

/** What the first errors of a draft are about, by the end of their path. */
export type Faults = (field: string) => string | undefined;

const kinds = [
  { value: "shift", label: "Move by days" },
  { value: "set", label: "Set dates" },
] as const;
const edges: { value: Edge; label: string }[] = [
  { value: "both", label: "First and last day" },
  { value: "from", label: "First day only" },
  { value: "until", label: "Last day only" },
];

interface FlightFieldsProps {
  draft: FlightDraft;
  onChange: (draft: FlightDraft) => void;
  faults: Faults;
}

export function BulkFlightFields({ draft, onChange, faults }: FlightFieldsProps) {
  const choose = (kind: FlightDraft["kind"]) => onChange(kind === "shift" ? { kind, days: 7, edge: "both" } : { kind, fromOn: null, untilOn: null });
  return (
    <div className="grid gap-3">
      <div>
        <Segmented label="How flight dates change" value={draft.kind} onChange={choose} options={kinds} />
      </div>
      {draft.kind === "shift" ? (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label="Days" hint="Minus for earlier" error={faults("days")}>
            <Input
              type="number"
              value={Number.isNaN(draft.days) ? "" : draft.days}
              onChange={(event) => onChange({ ...draft, days: event.target.valueAsNumber })}
            />
          </Field>
          <Field label="What moves">
            <Select label="What moves" value={draft.edge} onChange={(edge) => onChange({ ...draft, edge })} options={edges} />
          </Field>
        </div>
      ) : (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label="First day" hint="Empty: stays as it is" error={faults("fromOn")}>
            <Input type="date" value={draft.fromOn ?? ""} onChange={(event) => onChange({ ...draft, fromOn: event.target.value || null })} />
          </Field>
          <Field label="Last day" hint="Empty: stays as it is" error={faults("untilOn")}>
            <Input
              type="date"
              value={draft.untilOn ? lastDayOf(draft.untilOn) : ""}
              onChange={(event) => onChange({ ...draft, untilOn: afterOf(event.target.value) })}
            />
          </Field>
        </div>
      )}
    </div>
  );
}

/** The day after the last one, as flights are kept. */
const afterOf = (lastDay: string) => (lastDay ? addDays(lastDay, 1) : null);
