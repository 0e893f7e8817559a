import { colorsOf, radiusOf, sizeMarksOf } from "./map-scale";

interface SizesProps {
  title: string;
  largest: number;
  largestPx: number;
  format: (value: number) => string;
}

/** What a bubble's area stands for. */
export function SizeLegend({ title, largest, largestPx, format }: SizesProps) {
  return (
    <div className="flex items-center gap-2.5">
      <span className="text-ink-2">{title}</span>
      {sizeMarksOf(largest).map((mark) => {
        const radiusPx = radiusOf(mark, largest, largestPx);
        const sidePx = 2 * radiusPx + 2;
        return (
          <span key={mark} className="inline-flex items-center gap-1">
            <svg aria-hidden="true" width={sidePx} height={sidePx} className="flex-none">
              <circle cx={sidePx / 2} cy={sidePx / 2} r={radiusPx} className="fill-none stroke-ink-2" />
            </svg>
            {format(mark)}
          </span>
        );
      })}
    </div>
  );
}

interface ColorsProps {
  title: string;
  limits: readonly number[];
  format: (value: number) => string;
  /** What bubbles without a figure are called; null when there is none. */
  none: string | null;
}

const segmentPx = 46;

/** What a bubble's colour stands for: a bar of the colours with the figures where they change. */
export function ColorLegend({ title, limits, format, none }: ColorsProps) {
  const colors = colorsOf(limits);
  const [lowest, highest] = [limits[0], limits.at(-1)];
  const says =
    lowest === undefined || highest === undefined ? "all alike" : `from under ${format(lowest)}, the first colour, to ${format(highest)} or more, the last`;
  return (
    <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className="text-ink-2">{title}</span>
      <span role="img" aria-label={`${title}: ${says}`} className="relative inline-block h-[26px]" style={{ width: colors.length * segmentPx }}>
        {colors.map((color, index) => (
          <span
            key={color}
            className="absolute top-0 h-2.5 border-line-control border-y first:rounded-l-sm first:border-l last:rounded-r-sm last:border-r"
            style={{ left: index * segmentPx, width: segmentPx, background: `var(--scale-${color})` }}
          />
        ))}
        {limits.map((limit, index) => (
          <span key={limit} className="absolute top-2.5 -translate-x-1/2 whitespace-nowrap text-xs" style={{ left: (index + 1) * segmentPx }}>
            {format(limit)}
          </span>
        ))}
      </span>
      {none && (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden="true" className="inline-block size-2.5 rounded-full border border-dashed border-ink-2" />
          {none}
        </span>
      )}
    </div>
  );
}
