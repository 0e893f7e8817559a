"use client";
import type { KeyboardEvent } from "react";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import type { SharedAddress } from "./use-shared-address";

/** The same click-through for all, with the market and the language written into it. */
export function AddressPattern({ address: { pattern, setPattern, apply } }: { address: SharedAddress }) {
  const applyOnEnter = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (pattern.trim() !== "") apply();
  };
  return (
    <div className="grid items-start gap-x-3 gap-y-2 border-b border-line px-3.5 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <Field label="One address for all markets" hint="{market} becomes de, {MARKET} DE, {locale} de-DE; {ref} stays for counting conversions.">
        <Input
          value={pattern}
          onChange={(event) => setPattern(event.target.value)}
          onKeyDown={applyOnEnter}
          placeholder="https://shop.example/{market}?ns={ref}"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <div className="sm:mt-6">
        <Button onClick={apply} disabled={pattern.trim() === ""}>
          Write into every row
        </Button>
      </div>
    </div>
  );
}
