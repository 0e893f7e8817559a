"use client";
import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ComponentProps, type ReactNode, useId } from "react";

interface CheckboxProps {
  checked: boolean;
  /** Some of what it stands for is chosen, not all. */
  mixed?: boolean;
  onChange: (checked: boolean) => void;
  /** The control's name for assistive technology. */
  label: string;
  disabled?: boolean;
}

/** A box to tick, 16 px in a target of 24. */
export function Checkbox({ checked, mixed = false, onChange, label, disabled }: CheckboxProps) {
  return (
    <span className="relative grid size-6 flex-none place-items-center">
      <Box checked={checked} indeterminate={mixed} onCheckedChange={(next) => onChange(next)} aria-label={label} disabled={disabled} />
    </span>
  );
}

function Box({ indeterminate = false, ...rest }: Omit<ComponentProps<typeof Base.Root>, "className">) {
  return (
    <Base.Root
      {...rest}
      indeterminate={indeterminate}
      className="grid size-4 place-items-center rounded-[4px] border border-line-control bg-panel after:absolute after:inset-0 data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator className="text-on-accent">{indeterminate ? <Minus size={12} strokeWidth={3} /> : <Check size={12} strokeWidth={3} />}</Base.Indicator>
    </Base.Root>
  );
}

interface CheckFieldProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
}

/** A box to tick with its words beside it, which tick it too. */
export function CheckField({ checked, onChange, label, hint, disabled }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-1.5">
      <span className="relative -mt-0.5 grid size-6 flex-none place-items-center">
        <Box id={id} checked={checked} onCheckedChange={(next) => onChange(next)} disabled={disabled} aria-describedby={hint ? `${id}-hint` : undefined} />
      </span>
      <span className="grid">
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span id={`${id}-hint`} className="text-sm text-ink-3">
            {hint}
          </span>
        )}
      </span>
    </div>
  );
}
