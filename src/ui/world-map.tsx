"use client";
import { lazy, Suspense, useState } from "react";
import type { Tone } from "./dot";
import { placeLabels } from "./map-labels";
import { ColorLegend, SizeLegend } from "./map-legend";
import { BubbleMark, LinkMark, SiteMark } from "./map-marks";
import { type MapPlace, onScreen, type Region, viewOf } from "./map-projection";
import { colorOf, limitsOf, radiusOf } from "./map-scale";
import { type MapDetail, MapTip } from "./map-tip";
import { byValue, type Target } from "./map-walk";
import { Segmented } from "./segmented";
import { useMapFocus } from "./use-map-focus";
import { useWidth } from "./use-width";

const WorldLand = lazy(() => import("./world-land").then(({ WorldLand: land }) => ({ default: land })));

interface MapMark extends MapPlace {
  /** One of its kind and unlike any other mark's. */
  id: string;
  label: string;
  /** Said in the tooltip and by screen readers. */
  details: readonly MapDetail[];
}

export interface MapBubble extends MapMark {
  /** Its area; null for unknown. */
  value: number | null;
  /** Its colour, on a map that has them; null for unknown. */
  shade?: number | null;
  /** ISO 3166-1 alpha-2, when it stands for a country. */
  country?: string;
}

export interface MapSite extends MapMark {
  tone: Tone;
}

export interface MapLink {
  /** Ids of marks. */
  from: string;
  to: string;
}

export interface WorldMapProps {
  /** Names the marks, such as "Markets by impressions". */
  label: string;
  bubbles: readonly MapBubble[];
  sites?: readonly MapSite[];
  links?: readonly MapLink[];
  size: { title: string; format: (value: number) => string };
  /** Without it all bubbles have one colour. */
  color?: { title: string; format: (value: number) => string; none: string };
}

const regionOptions: readonly { value: Region; label: string }[] = [
  { value: "world", label: "World" },
  { value: "europe", label: "Europe" },
  { value: "americas", label: "Americas" },
  { value: "asia", label: "Asia" },
  { value: "africa", label: "Africa" },
];

const heightFor = (widthPx: number) => Math.round(Math.max(230, Math.min(480, widthPx * 0.433)));
const largestFor = (widthPx: number) => Math.max(12, Math.min(24, widthPx * 0.024));

/** Bubbles by value, optional squares and links on a world without tile servers. The ground is loaded when the map is shown; arrow keys walk the marks. */
export function WorldMap(props: WorldMapProps) {
  const { bubbles, size, color } = props;
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const [region, setRegion] = useState<Region>("world");
  const largest = Math.max(0, ...bubbles.map(({ value }) => value ?? 0));
  const limits = limitsOf(bubbles.flatMap(({ shade }) => shade ?? []));
  return (
    <div className="min-w-0">
      <div ref={frame} className="relative" style={{ height: heightFor(widthPx ?? 0) }}>
        {widthPx !== null && widthPx > 0 && <Marks {...props} region={region} widthPx={widthPx} largest={largest} limits={limits} />}
      </div>
      <div className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-line px-3.5 py-2 text-sm">
        <SizeLegend title={size.title} largest={largest} largestPx={largestFor(widthPx ?? 0)} format={size.format} />
        {color && (
          <ColorLegend title={color.title} limits={limits} format={color.format} none={bubbles.some(({ shade }) => shade === null) ? color.none : null} />
        )}
        <div className="ml-auto">
          <Segmented<Region> label="Part of the world" value={region} onChange={setRegion} options={regionOptions} />
        </div>
      </div>
    </div>
  );
}

const spoken = ({ label, details }: MapMark) => `${label}: ${details.map(({ name, value }) => `${name} ${value}`).join(", ")}`;

const stepOf = (shade: number | null | undefined, limits: readonly number[]) => (shade === null || shade === undefined ? "none" : colorOf(shade, limits));

const boxAround = (x: number, y: number, radiusPx: number) => {
  const halfPx = Math.max(12, radiusPx);
  return { left: x - halfPx, top: y - halfPx, width: 2 * halfPx, height: 2 * halfPx };
};

interface MarksProps {
  region: Region;
  widthPx: number;
  largest: number;
  limits: readonly number[];
}

function Marks({ label, bubbles, sites = [], links = [], color, region, widthPx, largest, limits }: WorldMapProps & MarksProps) {
  const heightPx = heightFor(widthPx);
  const view = viewOf(region, widthPx, heightPx);
  const sizes = { widthPx, heightPx };
  const marks = new Map<string, MapMark & Partial<MapBubble & MapSite>>([...bubbles, ...sites].map((one) => [one.id, one]));
  const radius = (value: number | null) => radiusOf(value, largest, largestFor(widthPx));
  const all: Target[] = [
    ...bubbles.map((one) => ({ id: one.id, ...onScreen(one, view), radiusPx: radius(one.value), value: one.value })),
    ...sites.map((one) => ({ id: one.id, ...onScreen(one, view), radiusPx: 7, value: Number.POSITIVE_INFINITY })),
  ];
  const shown = byValue(all).filter(({ x, y, radiusPx: r }) => x > -r && x < widthPx + r && y > -r && y < heightPx + r);
  const { active, tabStop, area, mark } = useMapFocus(shown);
  const at = new Map(all.map((target) => [target.id, target]));
  const labels = placeLabels(
    shown.map((target) => ({ ...target, text: marks.get(target.id)?.label ?? "" })),
    sizes,
    sites.length + (widthPx < 520 ? 4 : 10),
  );
  const activeMark = active === null ? undefined : marks.get(active);
  const activeAt = active === null ? undefined : at.get(active);
  // Sites are drawn last, over the bubbles; they rank first.
  const drawn = [...shown.filter(({ value }) => value !== Number.POSITIVE_INFINITY), ...shown.filter(({ value }) => value === Number.POSITIVE_INFINITY)];
  return (
    <div className="absolute inset-0 overflow-hidden" {...area}>
      <Suspense fallback={null}>
        <WorldLand {...sizes} view={view} countries={bubbles.flatMap(({ country }) => country ?? [])} active={activeMark?.country ?? null} />
      </Suspense>
      <svg aria-hidden="true" width={widthPx} height={heightPx} className="absolute inset-0">
        {links.map(({ from, to }) => {
          const [start, end] = [at.get(from), at.get(to)];
          return start && end ? <LinkMark key={`${from} ${to}`} from={start} to={end} strong={active === from || active === to} /> : null;
        })}
      </svg>
      <div role="listbox" aria-label={label} className="absolute inset-0">
        {drawn.map(({ id, x, y, radiusPx }) => {
          const one = marks.get(id);
          return one ? (
            <div
              key={id}
              role="option"
              aria-selected={id === active}
              aria-label={spoken(one)}
              tabIndex={id === tabStop ? 0 : -1}
              className="group absolute outline-none"
              style={boxAround(x, y, radiusPx)}
              {...mark(id)}
            >
              {one.tone ? (
                <SiteMark tone={one.tone} active={id === active} />
              ) : (
                <BubbleMark radiusPx={radiusPx} color={color && stepOf(one.shade, limits)} active={id === active} />
              )}
            </div>
          ) : null;
        })}
      </div>
      <svg aria-hidden="true" width={widthPx} height={heightPx} className="pointer-events-none absolute inset-0">
        {labels
          .filter(({ id }) => id !== active)
          .map(({ id, text, x, y, anchor }) => (
            <text
              key={id}
              x={x}
              y={y}
              dy="0.35em"
              textAnchor={anchor}
              strokeWidth={3}
              paintOrder="stroke"
              strokeLinejoin="round"
              className="fill-ink stroke-panel text-xs font-semibold"
            >
              {text}
            </text>
          ))}
      </svg>
      {activeMark && activeAt && <MapTip title={activeMark.label} details={activeMark.details} at={activeAt} frame={sizes} />}
    </div>
  );
}
