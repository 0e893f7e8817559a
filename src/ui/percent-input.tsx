"use client";
import { type ComponentPropsWithRef, useState } from "react";
import { formatPercent, readPercent } from "./percent";
import { UnitInput } from "./unit-input";

interface PercentInputProps extends Omit<ComponentPropsWithRef<"input">, "className" | "value" | "onChange"> {
  /** Parts of `whole`; NaN for a text that is no figure. */
  value: number;
  /** What 100 % is: 1, or 1,000,000 for millionths, which are kept whole. */
  whole: number;
  onChange: (value: number) => void;
}

/** A share in percent. What is typed stays as it is until another value comes from outside. */
export function PercentInput({ value, whole, onChange, ...rest }: PercentInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed !== null && Object.is(readPercent(typed, whole), value) ? typed : formatPercent(value, whole);
  const change = (text: string) => {
    setTyped(text);
    onChange(readPercent(text, whole));
  };
  return <UnitInput {...rest} unit="%" value={shown} onChange={(event) => change(event.target.value)} />;
}
