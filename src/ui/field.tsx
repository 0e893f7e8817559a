"use client";
import { createContext, type ReactNode, useContext, useId } from "react";

interface Wiring {
  id?: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

const FieldWiring = createContext<Wiring>({});

/** What a control inside a `Field` needs to be tied to its label, hint and error. */
export function useFieldWiring(): Wiring {
  return useContext(FieldWiring);
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  /** In a row under column heads, which take the label's place in a `@container` of 760 px or more. */
  inRow?: boolean;
  children: ReactNode;
}

export function Field({ label, hint, error, inRow = false, children }: FieldProps) {
  const id = useId();
  const described = [hint ? `${id}-hint` : null, error ? `${id}-error` : null].filter((part) => part !== null).join(" ");
  const wiring: Wiring = { id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
  return (
    <div className="grid min-w-0 gap-1">
      <label htmlFor={id} className={`text-sm font-medium text-ink-2 ${inRow ? "@min-[760px]:sr-only" : ""}`}>
        {label}
      </label>
      <FieldWiring value={wiring}>{children}</FieldWiring>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-ink-3">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-out">
          {error}
        </p>
      )}
    </div>
  );
}
