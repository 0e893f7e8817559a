export type Tone = "ok" | "low" | "out" | "accent" | "idle";

const shapes: Record<Tone, string> = {
  ok: "rounded-full bg-ok",
  low: "rotate-45 rounded-[1px] bg-low",
  out: "rounded-[1px] bg-out",
  accent: "rounded-full bg-accent",
  idle: "rounded-full border-[1.5px] border-idle",
};

/** A status mark told apart by its shape as well as its colour; a word always stands beside it. */
export function Dot({ tone }: { tone: Tone }) {
  return <span aria-hidden="true" className={`inline-block size-[7px] flex-none ${shapes[tone]}`} />;
}
