import { geoNaturalEarth1Raw } from "d3-geo";

/** A place on the earth, in degrees; north and east are positive. */
export interface MapPlace {
  longitude: number;
  latitude: number;
}

export interface MapPoint {
  x: number;
  y: number;
}

/** The size of the ground that `world.json` draws, and how it was projected: a copy of its first figures, held to them by a test. */
export const ground = { width: 1000, height: 433, scale: 182.78964407016807, translate: [500, 252.12213731418564] } as const;

const rad = Math.PI / 180;

/** Where a place is on the ground, y downwards. Source: Natural Earth projection, Šavrič, Jenny, Patterson, Petrovič, Hurni 2011, as d3-geo has it. */
export function project({ longitude, latitude }: MapPlace): MapPoint {
  const [x, y] = geoNaturalEarth1Raw(longitude * rad, latitude * rad);
  return { x: ground.translate[0] + ground.scale * x, y: ground.translate[1] - ground.scale * y };
}

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

/** Parts of the world to look at closely, in degrees; null is all of it. */
const regions = {
  world: null,
  europe: { west: -11, east: 32, south: 35, north: 66 },
  americas: { west: -126, east: -34, south: -55, north: 60 },
  asia: { west: 62, east: 156, south: -42, north: 50 },
  africa: { west: -18, east: 58, south: -35, north: 38 },
} as const satisfies Record<string, Box | null>;

export type Region = keyof typeof regions;

/** The part of the ground that is seen: its corner, and screen pixels a unit. */
export interface View extends MapPoint {
  scale: number;
}

function edges(region: Region): { left: number; right: number; top: number; bottom: number } {
  const box = regions[region];
  if (!box) return { left: 0, right: ground.width, top: 0, bottom: ground.height };
  const points = [box.west, (box.west + box.east) / 2, box.east].flatMap((longitude) =>
    [box.south, Math.max(box.south, Math.min(box.north, 0)), box.north].map((latitude) => project({ longitude, latitude })),
  );
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** The view that shows a region whole, in the middle of a screen of so many pixels. */
export function viewOf(region: Region, widthPx: number, heightPx: number): View {
  const { left, right, top, bottom } = edges(region);
  const scale = Math.min(widthPx / (right - left), heightPx / (bottom - top));
  return { x: (left + right) / 2 - widthPx / scale / 2, y: (top + bottom) / 2 - heightPx / scale / 2, scale };
}

/** Where a place is on the screen. */
export function onScreen(place: MapPlace, view: View): MapPoint {
  const { x, y } = project(place);
  return { x: (x - view.x) * view.scale, y: (y - view.y) * view.scale };
}
