import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distanceKm, estimateTtfbMs, type Point } from "./latency";

const point = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});
const half = Math.PI * 6_371.0088;

describe("distances", () => {
  const at = (latitude: number, longitude: number): Point => ({ latitude, longitude });
  it.each([
    ["Nashville to Los Angeles, the usual example", at(36.12, -86.67), at(33.94, -118.4), 2_886.45],
    ["a quarter of the equator", at(0, 0), at(0, 90), half / 2],
    ["pole to pole", at(90, 17), at(-90, -80), half],
    ["across the date line", at(0, 179.5), at(0, -179.5), half / 180],
    ["nowhere", at(51.5, -0.1), at(51.5, -0.1), 0],
  ])("are right for %s", (_, a, b, km) => {
    expect(distanceKm(a, b)).toBeCloseTo(km, 1);
  });

  it("are the same both ways, never below zero, never over half the globe, and keep the triangle", () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        const ab = distanceKm(a, b);
        expect(ab).toBeCloseTo(distanceKm(b, a), 6);
        expect(ab).toBeGreaterThanOrEqual(0);
        expect(ab).toBeLessThanOrEqual(half + 1e-6);
        expect(distanceKm(a, c)).toBeLessThanOrEqual(ab + distanceKm(b, c) + 1e-6);
      }),
    );
  });
});

describe("the estimated time to first byte", () => {
  it.each([
    [0, 0],
    [1_000, 45],
    [6_200, 279],
    [20_015, 900.675],
  ])("over %d km is three round trips of one and a half times the way at 200 km a millisecond", (km, ms) => {
    expect(estimateTtfbMs(km)).toBeCloseTo(ms, 6);
    expect(estimateTtfbMs(km)).toBeCloseTo(3 * 2 * ((km * 1.5) / 200), 9);
  });
});
