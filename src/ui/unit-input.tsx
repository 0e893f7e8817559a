"use client";
import type { ComponentPropsWithRef, ReactNode } from "react";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

/** A figure with its quiet unit inside the box, right-aligned like every figure. */
export function UnitInput({ unit, ...props }: Omit<ComponentPropsWithRef<"input">, "className"> & { unit: ReactNode }) {
  return (
    <span className="relative block min-w-0">
      <input
        inputMode="decimal"
        autoComplete="off"
        {...useFieldWiring()}
        {...props}
        className={`${controlClass} h-[30px] text-right ${typeof unit === "string" && unit.length > 1 ? "pr-10" : "pr-7"}`}
      />
      <span aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-ink-3">
        {unit}
      </span>
    </span>
  );
}
