"use client";
import type { KeyboardEvent, PointerEvent } from "react";
import type { Point } from "@/features/campaign/model/campaign";
import type { Box, Size } from "../model/template-crop";

const stepShare = 0.01;
const leapShare = 0.1;
const ways: Record<string, Point> = { ArrowLeft: { x: -1, y: 0 }, ArrowRight: { x: 1, y: 0 }, ArrowUp: { x: 0, y: -1 }, ArrowDown: { x: 0, y: 1 } };
const percent = (share: number) => `${share * 100}%`;

interface FocalPointProps {
  url: string;
  /** Of the master, which the proof has the aspect of. */
  size: Size;
  focal: Point;
  /** What the placement on show keeps of the master, in its pixels. */
  crop: Box | null;
  onMove: ((point: Point) => void) | null;
}

/** The photo with the point that every crop keeps: click, drag, or arrow keys (Shift for larger steps). */
export function FocalPoint({ url, size, focal, crop, onMove }: FocalPointProps) {
  const pointAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onMove?.({ x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  const press = (event: KeyboardEvent) => {
    const way = ways[event.key];
    if (!way || !onMove) return;
    event.preventDefault();
    const by = event.shiftKey ? leapShare : stepShare;
    onMove({ x: focal.x + way.x * by, y: focal.y + way.y * by });
  };
  const where = `${Math.round(focal.x * 100)} % from the left, ${Math.round(focal.y * 100)} % from the top`;
  return (
    <button
      type="button"
      aria-label={`Focal point, ${where}. Click the photo or use the arrow keys to move it.`}
      aria-disabled={onMove === null}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        pointAt(event);
      }}
      onPointerMove={(event) => event.buttons === 1 && pointAt(event)}
      onKeyDown={press}
      className="relative block w-full cursor-crosshair touch-none overflow-hidden rounded-sm border border-line"
      style={{ aspectRatio: `${size.widthPx} / ${size.heightPx}` }}
    >
      <img src={url} alt="" draggable={false} className="size-full object-cover" />
      {crop && (
        <span
          aria-hidden="true"
          className="absolute rounded-[2px] border border-white/90 shadow-[0_0_0_999px_rgb(0_0_0/0.42)]"
          style={{
            left: percent(crop.xPx / size.widthPx),
            top: percent(crop.yPx / size.heightPx),
            width: percent(crop.widthPx / size.widthPx),
            height: percent(crop.heightPx / size.heightPx),
          }}
        />
      )}
      <span
        aria-hidden="true"
        className="absolute size-4 -translate-1/2 rounded-full border-2 border-white bg-accent/70 outline outline-black/60"
        style={{ left: percent(focal.x), top: percent(focal.y) }}
      />
    </button>
  );
}
