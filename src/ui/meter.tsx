"use client";
import { Meter as Base } from "@base-ui/react/meter";
import type { Tone } from "./dot";

const fills: Record<Tone, string> = { ok: "bg-ok", low: "bg-low", out: "bg-out", accent: "bg-accent", idle: "bg-idle" };

export function Meter({ value, max, tone = "accent", label }: { value: number; max: number; tone?: Tone; label: string }) {
  const most = Math.max(max, Number.MIN_VALUE);
  return (
    <Base.Root aria-label={label} value={Math.min(most, Math.max(0, value))} max={most} className="inline-block w-full min-w-12 align-[1px]">
      <Base.Track className="h-1.5 overflow-hidden rounded-full bg-idle-soft">
        <Base.Indicator className={`rounded-full transition-[width] duration-200 ${fills[tone]}`} />
      </Base.Track>
    </Base.Root>
  );
}
