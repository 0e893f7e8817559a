"use client";
import { type ChangeEvent, type ReactNode, useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { UnitInput } from "@/ui/unit-input";

interface PlanNumberProps {
  label: ReactNode;
  hint?: ReactNode;
  unit?: string;
  /** As it counts now; empty for none. */
  value: string;
  /** True when it was taken; a text that is not stays in the box with the error beside it. */
  take: (text: string) => boolean;
  error: string;
}

/** A figure that counts with every key that leaves a good one; leaving the box shows what counts. */
export function PlanNumber({ label, hint, unit, value, take, error }: PlanNumberProps) {
  const [typed, setTyped] = useState<{ text: string; good: boolean } | null>(null);
  const box = {
    value: typed?.text ?? value,
    onChange: ({ target: { value: text } }: ChangeEvent<HTMLInputElement>) => setTyped({ text, good: take(text) }),
    onBlur: () => setTyped((held) => (held && !held.good ? held : null)),
  };
  return (
    <Field label={label} hint={hint} error={typed && !typed.good ? error : undefined}>
      {unit ? <UnitInput unit={unit} {...box} /> : <Input inputMode="decimal" autoComplete="off" {...box} />}
    </Field>
  );
}
