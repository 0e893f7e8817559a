"use client";
import { type FieldPath, useController } from "react-hook-form";
import { wholePpm } from "@/kernel/share";
import { Field } from "@/ui/field";
import { PercentInput } from "@/ui/percent-input";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";

interface ShareFieldProps {
  name: FieldPath<Brief>;
  label: string;
  disabled?: boolean;
}

/** A part's share of its whole in percent. */
export function ShareField({ name, label, disabled = false }: ShareFieldProps) {
  const { control } = useBrief();
  const { field, fieldState } = useController({ control, name });
  const { error } = fieldState;
  return (
    <Field inRow label={label} error={error && sentenceOf(error.message ?? "is not a share")}>
      <PercentInput
        value={typeof field.value === "number" ? field.value : Number.NaN}
        whole={wholePpm}
        onChange={field.onChange}
        onBlur={field.onBlur}
        disabled={disabled}
      />
    </Field>
  );
}

/** A sum that is off says so in a sentence of its own. */
function sentenceOf(message: string): string {
  return /^\d/.test(message) ? `${message}.` : `The share ${message}.`;
}
