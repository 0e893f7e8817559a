"use client";
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { Option } from "./select";

interface SegmentedProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  label: string;
}

/** One of a few; pressing the chosen one again changes nothing. */
export function Segmented<V extends string>({ value, onChange, options, label }: SegmentedProps<V>) {
  const choose = ([next]: V[]) => next !== undefined && onChange(next);
  return (
    <ToggleGroup aria-label={label} value={[value]} onValueChange={choose} className="inline-flex overflow-hidden rounded-sm border border-line-strong">
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          className="whitespace-nowrap border-l border-line px-2.5 py-px text-sm leading-[22px] text-ink-2 first:border-l-0 hover:text-ink focus-visible:-outline-offset-2 data-pressed:bg-sunk data-pressed:font-medium data-pressed:text-ink"
        >
          {option.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
