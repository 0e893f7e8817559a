import type { MapPoint } from "./map-projection";

export interface Labelled extends MapPoint {
  id: string;
  text: string;
  radiusPx: number;
}

interface PlacedLabel extends MapPoint {
  id: string;
  text: string;
  anchor: "start" | "middle" | "end";
}

interface Rectangle {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

interface Frame {
  widthPx: number;
  heightPx: number;
}

/** Inter at 11 px, as wide as its usual letters are on average, rather more than less. */
const letterPx = 6.3;
const linePx = 13;
const gapPx = 4;

const apart = (a: Rectangle, b: Rectangle) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
const around = ({ x, y }: MapPoint, radiusPx: number): Rectangle => ({ left: x - radiusPx, right: x + radiusPx, top: y - radiusPx, bottom: y + radiusPx });

/** Right of its bubble, left of it, above and below. */
function choices({ id, text, x, y, radiusPx }: Labelled): { label: PlacedLabel; box: Rectangle }[] {
  const widthPx = text.length * letterPx;
  const label = { id, text };
  const at = (anchor: PlacedLabel["anchor"], labelX: number, middleY: number) => {
    const left = labelX - { start: 0, middle: widthPx / 2, end: widthPx }[anchor];
    return {
      label: { ...label, anchor, x: labelX, y: middleY },
      box: { left, right: left + widthPx, top: middleY - linePx / 2, bottom: middleY + linePx / 2 },
    };
  };
  return [
    at("start", x + radiusPx + gapPx, y),
    at("end", x - radiusPx - gapPx, y),
    at("middle", x, y - radiusPx - linePx / 2 - 1),
    at("middle", x, y + radiusPx + linePx / 2 + 1),
  ];
}

/** Labels for the first of the list that have room: inside the frame, over no other label and over no other bubble. `y` is the middle of the text. */
export function placeLabels(items: readonly Labelled[], frame: Frame, most: number): PlacedLabel[] {
  const taken: Rectangle[] = [];
  const placed: PlacedLabel[] = [];
  const inside = ({ left, right, top, bottom }: Rectangle) => left >= 0 && right <= frame.widthPx && top >= 0 && bottom <= frame.heightPx;
  for (const item of items) {
    if (placed.length >= most) break;
    // A circle is taken as the square within it: a label may touch its corner.
    const others = items.filter(({ id }) => id !== item.id).map((other) => around(other, other.radiusPx * Math.SQRT1_2));
    const free = choices(item).find(({ box }) => inside(box) && [...taken, ...others].every((one) => apart(one, box)));
    if (!free) continue;
    taken.push(free.box);
    placed.push(free.label);
  }
  return placed;
}

/** A thin arc from one point to another that bends towards the north. */
export function arcBetween(from: MapPoint, to: MapPoint): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const bend = dx < 0 ? -0.18 : 0.18;
  const [x, y] = [(from.x + to.x) / 2 + dy * bend, (from.y + to.y) / 2 - dx * bend];
  return `M${from.x.toFixed(1)},${from.y.toFixed(1)}Q${x.toFixed(1)},${y.toFixed(1)} ${to.x.toFixed(1)},${to.y.toFixed(1)}`;
}

/** The left and top of a box beside its bubble: right or left of it where there is room, else above or below, always inside the frame. */
export function placeBeside({ x, y, radiusPx }: MapPoint & { radiusPx: number }, box: Frame, frame: Frame): { left: number; top: number } {
  const away = radiusPx + 10;
  const clamp = (value: number, most: number) => Math.max(gapPx, Math.min(value, most - gapPx));
  const top = clamp(y - box.heightPx / 2, frame.heightPx - box.heightPx);
  if (x + away + box.widthPx + gapPx <= frame.widthPx) return { left: x + away, top };
  if (x - away - box.widthPx - gapPx >= 0) return { left: x - away - box.widthPx, top };
  const left = clamp(x - box.widthPx / 2, frame.widthPx - box.widthPx);
  return y > frame.heightPx / 2 ? { left, top: Math.max(gapPx, y - away - box.heightPx) } : { left, top: y + away };
}
