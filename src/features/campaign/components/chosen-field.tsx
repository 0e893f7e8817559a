"use client";
import type { ReactNode } from "react";
import { type FieldPath, useController } from "react-hook-form";
import { Field } from "@/ui/field";
import { type Option, Select } from "@/ui/select";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";

interface ChosenFieldProps {
  name: FieldPath<Brief>;
  label: string;
  hint?: ReactNode;
  options: readonly Option[];
}

/** One of a few for a member of the brief. */
export function ChosenField({ name, label, hint, options }: ChosenFieldProps) {
  const { control } = useBrief();
  const { field, fieldState } = useController({ control, name });
  const { error } = fieldState;
  return (
    <Field label={label} hint={hint} error={error && `${label} ${error.message}.`}>
      <Select label={label} value={String(field.value)} onChange={field.onChange} options={options} />
    </Field>
  );
}
