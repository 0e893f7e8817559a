"use client";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { FilterMenu } from "@/ui/choice-menu";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Segmented } from "@/ui/segmented";
import type { BulkDraft } from "../model/bulk-change";
import type { Faults } from "./bulk-flight-fields";

export type ClickDraft = NonNullable<BulkDraft["clickThrough"]>;

const kinds = [
  { value: "host", label: "Other host" },
  { value: "replace", label: "Find and replace" },
  { value: "whole", label: "Other address" },
] as const;

const starts = { host: { kind: "host", host: "" }, replace: { kind: "replace", find: "", with: "" }, whole: { kind: "whole", address: "" } } as const;

interface ClickFieldsProps {
  draft: ClickDraft;
  onChange: (draft: ClickDraft) => void;
  faults: Faults;
  /** ISO 3166-1 codes of the campaigns' markets. */
  markets: readonly string[];
}

export function BulkClickFields({ draft, onChange, faults, markets }: ClickFieldsProps) {
  const options = markets.map((code) => ({ value: code, label: `${nameOfMarket(code)} · ${code}` }));
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label="How click-throughs change"
          value={draft.kind}
          onChange={(kind) => onChange({ ...starts[kind], markets: draft.markets })}
          options={kinds}
        />
        <FilterMenu label="Markets" options={options} chosen={draft.markets} onChange={(chosen) => onChange({ ...draft, markets: chosen })} />
      </div>
      {draft.kind === "host" && (
        <Field label="New host" hint="Path, query and macros of each address stay as they are." error={faults("host")}>
          <Input
            value={draft.host}
            onChange={(event) => onChange({ ...draft, host: event.target.value })}
            placeholder="shop.example"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      )}
      {draft.kind === "whole" && (
        <Field label="New address" hint="The same for every chosen market." error={faults("address")}>
          <Input
            value={draft.address}
            onChange={(event) => onChange({ ...draft, address: event.target.value })}
            placeholder="https://shop.example/"
            spellCheck={false}
            autoComplete="off"
          />
        </Field>
      )}
      {draft.kind === "replace" && (
        <div className="grid items-start gap-3 sm:grid-cols-2">
          <Field label="Find" hint="Letter by letter, everywhere in the address" error={faults("find")}>
            <Input
              value={draft.find}
              onChange={(event) => onChange({ ...draft, find: event.target.value })}
              placeholder="utm_campaign=autumn"
              spellCheck={false}
              autoComplete="off"
            />
          </Field>
          <Field label="Replace by" error={faults("with")}>
            <Input
              value={draft.with}
              onChange={(event) => onChange({ ...draft, with: event.target.value })}
              placeholder="utm_campaign=winter"
              spellCheck={false}
              autoComplete="off"
            />
          </Field>
        </div>
      )}
    </div>
  );
}
