import type { Tone } from "./dot";
import { arcBetween } from "./map-labels";
import type { MapPoint } from "./map-projection";

const ring = "fill-none stroke-accent opacity-0 group-focus-visible:opacity-100";

interface BubbleMarkProps {
  radiusPx: number;
  /** A step of the scale, "none" for one without a figure, or undefined on a map without colours. */
  color: number | "none" | undefined;
  active: boolean;
}

function paintOf(color: BubbleMarkProps["color"]) {
  if (color === undefined) return { fill: "var(--accent)", fillOpacity: 0.22, stroke: "var(--accent)" };
  if (color === "none") return { fill: "var(--panel)", fillOpacity: 0.6, stroke: "var(--ink-2)", strokeDasharray: "2.5 2" };
  const step = `var(--scale-${color})`;
  return { fill: step, fillOpacity: 0.85, stroke: `color-mix(in oklab, ${step} 40%, var(--ink))` };
}

/** Drawn around the middle of the box that it stands in. */
export function BubbleMark({ radiusPx, color, active }: BubbleMarkProps) {
  return (
    <svg aria-hidden="true" width={1} height={1} className="absolute top-1/2 left-1/2 overflow-visible">
      <circle r={radiusPx + 4} strokeWidth={2} className={ring} />
      <circle r={radiusPx} {...paintOf(color)} strokeWidth={active ? 2 : 1} />
    </svg>
  );
}

const strokes: Record<Tone, string> = { ok: "stroke-ok", low: "stroke-low", out: "stroke-out", accent: "stroke-accent", idle: "stroke-idle" };
const half = 4.5;

/** A square; turned when it is low, dashed while idle, so that its state is not told by colour alone. */
export function SiteMark({ tone, active }: { tone: Tone; active: boolean }) {
  return (
    <svg aria-hidden="true" width={1} height={1} className="absolute top-1/2 left-1/2 overflow-visible">
      <circle r={half + 6} strokeWidth={2} className={ring} />
      <rect
        x={-half}
        y={-half}
        width={2 * half}
        height={2 * half}
        rx={1}
        strokeWidth={active ? 2.5 : 2}
        strokeDasharray={tone === "idle" ? "2 1.6" : undefined}
        transform={tone === "low" ? "rotate(45)" : undefined}
        className={`fill-panel ${strokes[tone]}`}
      />
    </svg>
  );
}

export function LinkMark({ from, to, strong }: { from: MapPoint; to: MapPoint; strong: boolean }) {
  return <path d={arcBetween(from, to)} className={`fill-none stroke-accent ${strong ? "opacity-100" : "opacity-50"}`} strokeWidth={strong ? 1.5 : 1} />;
}
