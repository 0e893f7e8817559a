"use client";
import { useId, useState } from "react";
import { Input } from "@/ui/input";
import { usualThresholdMs } from "../model/hotspot";

const mostMs = 60_000;
const isThreshold = (ms: number) => Number.isInteger(ms) && ms >= 1 && ms <= mostMs;

/** A threshold from the address: whole milliseconds up to a minute, else the usual one. */
export function thresholdOf(text: string | null): number {
  const ms = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return isThreshold(ms) ? ms : usualThresholdMs;
}

/** Takes effect with every key that leaves a whole number of milliseconds; leaving the field shows what counts. */
export function ThresholdInput({ value, onChange }: { value: number; onChange: (ms: number) => void }) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? String(value);
  const type = (next: string) => {
    setTyped(next);
    if (next.trim() !== "" && isThreshold(Number(next))) onChange(Number(next));
  };
  return (
    <span className="flex items-center gap-1.5 text-sm text-ink-2">
      <label htmlFor={id}>Over</label>
      <span className="w-16">
        <Input
          id={id}
          inputMode="numeric"
          aria-label="Over so many milliseconds"
          aria-invalid={!isThreshold(Number(text)) || undefined}
          value={text}
          onChange={(event) => type(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      </span>
      ms
    </span>
  );
}
