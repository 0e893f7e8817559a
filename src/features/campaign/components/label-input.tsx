"use client";
import { type KeyboardEvent, useId, useState } from "react";
import { Chip } from "@/ui/chip";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { faultOfLabel, labelKey, relabel, tidyLabel } from "../model/label";

interface LabelInputProps {
  name: string;
  hint?: string;
  labels: readonly string[];
  onChange: (labels: string[]) => void;
  /** Proposed while typing. */
  known: readonly string[];
  most: number;
}

/** Labels as chips: Enter adds what is typed, Backspace in an empty field takes the last one away. */
export function LabelInput({ name, hint, labels, onChange, known, most }: LabelInputProps) {
  const list = useId();
  const [typed, setTyped] = useState("");
  const label = tidyLabel(typed);
  const fault = label === "" ? null : faultOfLabel(label);
  const full = labels.length >= most;
  const error = fault ? `The label ${fault}.` : full && label ? `There are ${most} labels already, the most there can be.` : undefined;
  const add = () => {
    if (label === "" || error) return;
    onChange(relabel(labels, { add: [spelled(label, known)], remove: [] }));
    setTyped("");
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") {
      event.preventDefault();
      add();
    } else if (event.key === "Backspace" && typed === "" && labels.length > 0) {
      onChange(labels.slice(0, -1));
    }
  };
  return (
    <div className="grid gap-2">
      <Field label={name} hint={hint} error={error}>
        <Input
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={press}
          onBlur={add}
          list={list}
          maxLength={200}
          autoComplete="off"
          placeholder="Type a label, then Enter"
        />
      </Field>
      <datalist id={list}>
        {known
          .filter((one) => !labels.some((label) => labelKey(label) === labelKey(one)))
          .map((one) => (
            <option key={one} value={one} />
          ))}
      </datalist>
      {labels.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={`${name}, chosen`}>
          {labels.map((one) => (
            <li key={one} className="max-w-full">
              <Chip remove={{ name: `Take ${one} away`, run: () => onChange(labels.filter((other) => other !== one)) }}>{one}</Chip>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A label that is in use elsewhere keeps the spelling it has there. */
function spelled(label: string, known: readonly string[]): string {
  return known.find((one) => labelKey(one) === labelKey(label)) ?? label;
}
