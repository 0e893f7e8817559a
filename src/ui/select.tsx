"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";
import { popupClass, rowClass } from "./popup-class";

export interface Option<V extends string = string> {
  value: V;
  label: string;
}

interface SelectProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  options: readonly Option<V>[];
  /** The control's name for assistive technology; the visible label is the Field's. */
  label: string;
  disabled?: boolean;
}

export function Select<V extends string>({ value, onChange, options, label, disabled }: SelectProps<V>) {
  const wiring = useFieldWiring();
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)} disabled={disabled}>
      <Base.Trigger {...wiring} aria-label={label} className={`${controlClass} flex h-[30px] cursor-default items-center justify-between gap-2 text-left`}>
        <Base.Value className="truncate" />
        <Base.Icon className="text-ink-3">
          <ChevronDown size={14} />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className={`${popupClass} max-h-[min(320px,var(--available-height))] min-w-(--anchor-width) overflow-y-auto`}>
            {options.map((option) => (
              <Base.Item key={option.value} value={option.value} className={rowClass}>
                <Base.ItemText>{option.label}</Base.ItemText>
                <Base.ItemIndicator className="ml-auto text-accent">
                  <Check size={14} />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
