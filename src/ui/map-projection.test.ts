import { geoNaturalEarth1 } from "d3-geo";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ground, onScreen, project, type Region, viewOf } from "./map-projection";
import world from "./world.json";

const anywhere = fc.record({ longitude: fc.double({ min: -180, max: 180, noNaN: true }), latitude: fc.double({ min: -56, max: 83, noNaN: true }) });

/** The corners of a country's rings, in units of the ground. */
function ringsOf(path: string): [number, number][][] {
  return path
    .split("M")
    .slice(1)
    .map((ring) => {
      const [x = 0, y = 0, ...steps] = [...ring.matchAll(/-?\d+/g)].map(([number]) => Number(number) / 10);
      const corners: [number, number][] = [[x, y]];
      for (let at = 0; at + 1 < steps.length; at += 2) {
        const [lastX, lastY] = corners.at(-1) ?? [0, 0];
        corners.push([lastX + (steps[at] ?? 0), lastY + (steps[at + 1] ?? 0)]);
      }
      return corners;
    });
}

function holds(ring: [number, number][], { x, y }: { x: number; y: number }): boolean {
  return ring.reduce((inside, [ax, ay], at) => {
    const [bx, by] = ring.at(at - 1) ?? [0, 0];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}

describe("the projection of places", () => {
  it("is the one that the ground was drawn in", () => {
    const { paths: _, ...drawn } = world;
    expect(drawn).toEqual(ground);
  });

  it("agrees with d3's own on any place", () => {
    const reference = geoNaturalEarth1()
      .scale(ground.scale)
      .translate([...ground.translate]);
    fc.assert(
      fc.property(anywhere, ({ longitude, latitude }) => {
        const [x = Number.NaN, y = Number.NaN] = reference([longitude, latitude]) ?? [];
        expect(project({ longitude, latitude }).x).toBeCloseTo(x, 6);
        expect(project({ longitude, latitude }).y).toBeCloseTo(y, 6);
      }),
    );
  });

  it.each([
    ["US", "Kansas City", -94.58, 39.1],
    ["DE", "Kassel", 9.48, 51.31],
    ["JP", "Nagano", 138.18, 36.65],
    ["BR", "Brasília", -47.93, -15.78],
    ["AU", "Alice Springs", 133.87, -23.7],
    ["RU", "the Amguema valley, east of the 180th meridian", -178.5, 67],
    ["ZA", "Bloemfontein", 26.21, -29.12],
    ["SG", "Singapore", 103.82, 1.36],
  ] as const)("puts %s under its town, %s", (code, _town, longitude, latitude) => {
    expect(ringsOf(world.paths[code]).some((ring) => holds(ring, project({ longitude, latitude })))).toBe(true);
  });
});

describe("a view of a region", () => {
  const screens = [
    [1_140, 494],
    [362, 240],
    [300, 600],
  ] as const;

  it.each<[Region, string]>([
    ["world", "-120 60, 178 -40"],
    ["europe", "-8.5 39, 28 62, 23.7 38"],
    ["americas", "-122 49, -70 -53"],
    ["asia", "72 19, 151 -34, 140 36"],
    ["africa", "28 -30, 55 25, -17 15"],
  ])("of %s holds %s on screens of any shape", (region, places) => {
    for (const [widthPx, heightPx] of screens) {
      for (const place of places.split(", ")) {
        const [longitude = Number.NaN, latitude = Number.NaN] = place.split(" ").map(Number);
        const { x, y } = onScreen({ longitude, latitude }, viewOf(region, widthPx, heightPx));
        expect(x >= 0 && x <= widthPx && y >= 0 && y <= heightPx).toBe(true);
      }
    }
  });
});
