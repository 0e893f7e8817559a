/** A rectangle in whole pixels, from the left and the top. */
export interface Box {
  xPx: number;
  yPx: number;
  widthPx: number;
  heightPx: number;
}

export interface Size {
  widthPx: number;
  heightPx: number;
}

/** The largest part of `source` with the aspect of `target` whose middle is as near to the focal point (0 to 1) as the edges allow. */
export function cropOf(source: Size, target: Size, focal: { x: number; y: number }): Box {
  const scale = Math.min(source.widthPx / target.widthPx, source.heightPx / target.heightPx);
  const widthPx = Math.max(1, Math.min(source.widthPx, Math.round(target.widthPx * scale)));
  const heightPx = Math.max(1, Math.min(source.heightPx, Math.round(target.heightPx * scale)));
  return {
    xPx: clamp(Math.round(focal.x * source.widthPx - widthPx / 2), source.widthPx - widthPx),
    yPx: clamp(Math.round(focal.y * source.heightPx - heightPx / 2), source.heightPx - heightPx),
    widthPx,
    heightPx,
  };
}

function clamp(value: number, max: number): number {
  return Math.max(0, Math.min(max, value));
}
