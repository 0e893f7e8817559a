"use client";
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";

interface CheckboxProps {
  checked: boolean;
  /** Some of what it stands for is chosen, not all. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
  /** The control's name for assistive technology. */
  label: string;
  disabled?: boolean;
  /** Left out of the tab order where other keys reach it. */
  skipTab?: boolean;
}

/** A box to tick, 16 px in a target of 24. */
export function Checkbox({ checked, mixed = false, onChange, label, disabled, skipTab = false }: CheckboxProps) {
  return (
    <span className="relative grid size-6 flex-none place-items-center">
      <Base.Root
        checked={checked}
        indeterminate={mixed}
        onCheckedChange={(next) => onChange(next)}
        aria-label={label}
        disabled={disabled}
        tabIndex={skipTab ? -1 : undefined}
        className="grid size-4 place-items-center rounded-[4px] border border-line-control bg-panel after:absolute after:inset-0 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
      >
        <Base.Indicator className="text-on-accent">{mixed ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}</Base.Indicator>
      </Base.Root>
    </span>
  );
}
