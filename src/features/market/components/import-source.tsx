"use client";
import { useState } from "react";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { longestSource } from "../model/import-cells";
import type { Choices } from "./use-import";

interface ImportSourceProps {
  /** What figures get that name no source themselves. */
  from: { source: string; on: string };
  choices: Choices;
  onChoose: (part: Partial<Choices>) => void;
}

/** Where the file's figures are from; looked at anew once a field is left. */
export function ImportSource({ from, choices, onChoose }: ImportSourceProps) {
  const [source, setSource] = useState(from.source);
  const [on, setOn] = useState(from.on);
  const leave = (part: Partial<Choices>, isSame: boolean) => !isSame && onChoose(part);
  return (
    <div className="grid grid-cols-1 items-start gap-3 sm:grid-cols-2">
      <Field label="Source" hint="For figures without a source column. Written by hand, it counts for figures that stay the same too.">
        <Input
          value={source}
          maxLength={longestSource}
          onChange={(event) => setSource(event.target.value)}
          onBlur={() => leave({ source: source.trim() || null }, source.trim() === (choices.source ?? from.source))}
        />
      </Field>
      <Field label="Day" hint="The day the figures are from.">
        <Input
          type="date"
          value={on}
          onChange={(event) => setOn(event.target.value)}
          onBlur={() => leave({ on: on || null }, on === (choices.on ?? from.on))}
        />
      </Field>
    </div>
  );
}
