import type { ReactNode } from "react";
import { Dot, type Tone } from "./dot";

const tones: Record<Tone, string> = {
  ok: "bg-ok-soft text-ok",
  low: "bg-low-soft text-low",
  out: "bg-out-soft text-out",
  accent: "bg-accent-soft text-accent",
  idle: "bg-idle-soft text-ink-2",
};

export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`inline-flex items-center gap-1.5 whitespace-nowrap rounded-full px-2 text-sm leading-[18px] ${tones[tone]}`}>
      <Dot tone={tone} />
      {children}
    </span>
  );
}
