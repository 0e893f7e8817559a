"use client";
import { X } from "lucide-react";
import { memo, useState } from "react";
import { useController, useFormState, useWatch } from "react-hook-form";
import { adSizes, budgetOf, findSize } from "@/features/creative/model/sizes";
import { connectors, findConnector, takesSize } from "@/features/publisher/model/connectors";
import { Field } from "@/ui/field";
import { formatBytes } from "@/ui/format";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import { useBrief } from "./brief-hands";
import { ShareField } from "./share-field";
import { useConnectorChange } from "./use-connector-change";

const custom = "custom";
const nameOf = (widthPx: number, heightPx: number) => `${widthPx}×${heightPx}`;
const sizeOptions = [
  ...adSizes.map(({ name, widthPx, heightPx, budgetBytes, fixed }) => ({
    value: nameOf(widthPx, heightPx),
    label: `${nameOf(widthPx, heightPx)} · ${name}${fixed ? "" : ", not an IAB fixed size"} · ${formatBytes(budgetBytes)}`,
  })),
  { value: custom, label: "Custom size" },
];
const formats = [
  { value: "webp", label: "WebP" },
  { value: "jpeg", label: "JPEG" },
] as const;
const connectorOptions = connectors.map(({ key, name }) => ({ value: key, label: name }));

interface PlacementRowProps {
  at: number;
  readOnly: boolean;
  onRemove: (at: number) => void;
}

/** One slot; drawn anew only for what is its own. */
export const PlacementRow = memo(function PlacementRow({ at, readOnly, onRemove }: PlacementRowProps) {
  const { control, register } = useBrief();
  const { errors } = useFormState({ control, name: `placements.${at}` });
  const { key, publisher } = errors.placements?.[at] ?? {};
  const format = useController({ control, name: `placements.${at}.format` });
  const named = useWatch({ control, name: `placements.${at}.key` });
  return (
    <li className="relative grid grid-cols-2 items-start gap-x-3 gap-y-2 border-b border-line px-3.5 py-2.5 last:border-b-0 @min-[760px]:grid-cols-[minmax(96px,1fr)_minmax(140px,1.5fr)_86px_minmax(80px,0.8fr)_minmax(110px,1.1fr)_88px_28px]">
      <Field inRow label="Key" error={key && `The key ${key.message}.`}>
        <Input {...register(`placements.${at}.key`)} placeholder="home-mpu" autoComplete="off" spellCheck={false} />
      </Field>
      <SizeFields at={at} />
      <Field inRow label="Format">
        <Select label="Format" value={format.field.value} onChange={format.field.onChange} options={formats} />
      </Field>
      <Field inRow label="Publisher" error={publisher && `The publisher ${publisher.message}.`}>
        <Input {...register(`placements.${at}.publisher`)} placeholder="Whose page" autoComplete="off" />
      </Field>
      <ConnectorField at={at} />
      <ShareField name={`placements.${at}.sharePpm`} label="Share" />
      {!readOnly && (
        <span className="@max-[760px]:absolute @max-[760px]:top-1.5 @max-[760px]:right-2.5 @min-[760px]:mt-px">
          <IconButton name={`Remove ${named || "this placement"}`} onClick={() => onRemove(at)}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </li>
  );
});

function ConnectorField({ at }: { at: number }) {
  const { control } = useBrief();
  const change = useConnectorChange();
  const { connector, widthPx, heightPx } = useWatch({ control, name: `placements.${at}` });
  const known = findConnector(connector);
  const sizes = known?.sizes?.map(([width, height]) => nameOf(width, height)).join(" and ");
  return (
    <Field inRow label="Connector" hint={takesSize(connector, widthPx, heightPx) ? undefined : <span className="text-low">Takes {sizes} only</span>}>
      <Select label="Connector" value={connector} onChange={(next) => change(at, next)} options={connectorOptions} />
    </Field>
  );
}

function SizeFields({ at }: { at: number }) {
  const { control, register, setValue } = useBrief();
  const { widthPx, heightPx, connector } = useWatch({ control, name: `placements.${at}` });
  const { errors } = useFormState({ control, name: `placements.${at}` });
  const [free, setFree] = useState(false);
  const known = findSize(widthPx, heightPx);
  const choose = (name: string) => {
    setFree(name === custom);
    const size = adSizes.find((candidate) => nameOf(candidate.widthPx, candidate.heightPx) === name);
    if (!size) return;
    setValue(`placements.${at}.widthPx`, size.widthPx, { shouldDirty: true });
    setValue(`placements.${at}.heightPx`, size.heightPx, { shouldDirty: true });
  };
  const isCustom = free || !known;
  const wrong = errors.placements?.[at]?.widthPx?.message ?? errors.placements?.[at]?.heightPx?.message;
  const budget = budgetOf(widthPx, heightPx, connector);
  const bound = budget < budgetOf(widthPx, heightPx, "generic") ? ", by its connector" : "";
  return (
    <div className="grid min-w-0 gap-2">
      <Field inRow label="Size" hint={`At most ${formatBytes(budget)}${bound}`} error={wrong && `A side ${wrong}.`}>
        <Select label="Size" value={isCustom ? custom : nameOf(widthPx, heightPx)} onChange={choose} options={sizeOptions} />
      </Field>
      {isCustom && (
        <div className="flex items-center gap-1.5">
          <Input type="number" min={1} max={4000} aria-label="Width in pixels" {...register(`placements.${at}.widthPx`, { valueAsNumber: true })} />
          <span className="text-ink-3">×</span>
          <Input type="number" min={1} max={4000} aria-label="Height in pixels" {...register(`placements.${at}.heightPx`, { valueAsNumber: true })} />
        </div>
      )}
    </div>
  );
}
