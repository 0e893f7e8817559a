import type { View } from "./map-projection";
import world from "./world.json";

const paths: Record<string, string> = world.paths;
const land = Object.values(paths).join("");

interface WorldLandProps {
  view: View;
  widthPx: number;
  heightPx: number;
  /** ISO 3166-1 alpha-2 of the countries that something stands for, and of the one that is pointed at. */
  countries: readonly string[];
  active: string | null;
}

const thin = { strokeWidth: 0.75, vectorEffect: "non-scaling-stroke" } as const;

/** The ground of a map. It brings its outlines along: load it lazily. */
export function WorldLand({ view: { x, y, scale }, widthPx, heightPx, countries, active }: WorldLandProps) {
  const outline = (active && paths[active]) || null;
  return (
    <svg aria-hidden="true" width={widthPx} height={heightPx} className="absolute inset-0">
      <g transform={`translate(${-x * scale} ${-y * scale}) scale(${scale / 10})`}>
        <path d={land} className="fill-idle-soft stroke-panel" {...thin} />
        <path
          d={countries.map((code) => paths[code] ?? "").join("")}
          fill="color-mix(in oklab, var(--idle-soft) 78%, var(--idle))"
          className="stroke-panel"
          {...thin}
        />
        {outline && <path d={outline} className="fill-none stroke-ink-3" {...thin} />}
      </g>
    </svg>
  );
}
