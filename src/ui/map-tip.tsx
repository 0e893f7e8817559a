import { placeBeside } from "./map-labels";
import type { MapPoint } from "./map-projection";

export interface MapDetail {
  name: string;
  value: string;
}

interface MapTipProps {
  title: string;
  details: readonly MapDetail[];
  at: MapPoint & { radiusPx: number };
  frame: { widthPx: number; heightPx: number };
}

const widthPx = 232;

/** What the pointed-at mark stands for, beside it. Screen readers get the same words as the mark's name. */
export function MapTip({ title, details, at, frame }: MapTipProps) {
  const { left, top } = placeBeside(at, { widthPx, heightPx: 36 + details.length * 20 }, frame);
  return (
    <div
      aria-hidden="true"
      data-map-tip=""
      className="absolute z-10 rounded border border-line-strong bg-panel px-2.5 py-1.5 text-sm"
      style={{ left, top, width: widthPx }}
    >
      <p className="truncate font-semibold">{title}</p>
      {details.map(({ name, value }) => (
        <p key={name} className="flex justify-between gap-3">
          <span className="truncate text-ink-2">{name}</span>
          <span className="whitespace-nowrap">{value}</span>
        </p>
      ))}
    </div>
  );
}
