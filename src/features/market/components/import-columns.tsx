"use client";
import { useState } from "react";
import { Field } from "@/ui/field";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { currencyCodes } from "../model/catalogue";
import { fieldNames, type ImportField, importFields } from "../model/import-columns";
import type { Seen } from "./import-plans";
import type { useImport } from "./use-import";

const none = "none";
type Sign = "auto" | "point" | "comma";
const signs: { value: Sign; label: string }[] = [
  { value: "auto", label: "As each column shows" },
  { value: "point", label: "Point" },
  { value: "comma", label: "Comma" },
];
const asFile = { value: none, label: "As the file says" };
const isFigure = (field: ImportField) => !/Source$|On$/.test(field);

/** Which column each field is read from, as it was recognised and as a person may have it instead. */
export function ImportColumns({ seen, upload }: { seen: Seen; upload: ReturnType<typeof useImport> }) {
  // It stays open while its columns are chosen.
  const [startsOpen] = useState(seen.mapping.market === undefined);
  const options = [
    { value: none, label: "Not in this file" },
    ...seen.columns.map(({ letter, header, samples }, at) => ({ value: String(at), label: labelOf(letter, header, samples) })),
  ];
  const unread = seen.columns.filter((_, at) => !Object.values(seen.mapping).includes(at)).map(({ letter, header }) => `${letter} ${header}`.trim());
  const fields = (list: readonly ImportField[]) =>
    list.map((field) => (
      <Field key={field} label={fieldNames[field]}>
        <Select
          label={fieldNames[field]}
          value={String(seen.mapping[field] ?? none)}
          options={options}
          onChange={(value) => upload.map(field, value === none ? null : Number(value))}
        />
      </Field>
    ));
  return (
    <details open={startsOpen} className="rounded border border-line">
      <summary className="cursor-default px-3.5 py-2 font-medium">
        Columns{" "}
        <span className="font-normal text-ink-3">
          {Object.keys(seen.mapping).length} of {seen.columns.length} read{unread.length > 0 ? `; not read: ${unread.join(", ")}` : ""}
        </span>
      </summary>
      <div className="grid gap-3.5 border-t border-line p-3.5">
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">{fields(importFields.filter(isFigure))}</div>
        <details>
          <summary className="cursor-default text-ink-2">Sources and days of figures</summary>
          <div className="mt-3 grid grid-cols-1 gap-3 sm:grid-cols-2">{fields(importFields.filter((field) => !isFigure(field)))}</div>
        </details>
        <div className="grid grid-cols-1 items-start gap-3 border-t border-line pt-3.5 sm:grid-cols-2">
          <div className="grid gap-1">
            <span className="text-sm font-medium text-ink-2">Decimals are written with</span>
            <div>
              <Segmented<Sign>
                label="Decimals are written with"
                value={upload.choices.decimal ?? "auto"}
                onChange={(next) => upload.choose({ decimal: next === "auto" ? null : next })}
                options={signs}
              />
            </div>
          </div>
          <Field label="CPM is in" hint="For prices whose row names no currency.">
            <Select
              label="CPM is in"
              value={upload.choices.cpmCurrency ?? none}
              options={[asFile, ...currencyCodes.map((code) => ({ value: code, label: code }))]}
              onChange={(code) => upload.choose({ cpmCurrency: code === none ? null : code })}
            />
          </Field>
        </div>
      </div>
    </details>
  );
}

const labelOf = (letter: string, header: string, samples: readonly string[]) =>
  `${letter} · ${header || "no header"}${samples.length > 0 ? ` (${samples.join(", ")})` : ""}`;
