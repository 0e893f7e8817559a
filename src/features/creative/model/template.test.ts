import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { familyOf, layoutOf, type SlotKey, slotKeys, templateFor } from "./template";
import { arrange } from "./template-arrange";
import { type Box, cropOf, type Size } from "./template-crop";

const size = (widthPx: number, heightPx: number): Size => ({ widthPx, heightPx });
const anySize = fc.record({ widthPx: fc.integer({ min: 60, max: 2_000 }), heightPx: fc.integer({ min: 40, max: 2_000 }) });
const keys = fc.subarray([...slotKeys]);

function fills(layout: ReturnType<typeof layoutOf>, share: number): Map<SlotKey, Size> {
  return new Map(layout.slots.map((slot) => [slot.key, size(Math.ceil(slot.widthPx * share), Math.ceil(slot.heightPx * share))]));
}

function inside(box: Box, outer: Size): boolean {
  return box.xPx >= 0 && box.yPx >= 0 && box.xPx + box.widthPx <= outer.widthPx && box.yPx + box.heightPx <= outer.heightPx;
}

describe("the template of a size", () => {
  it.each([
    [300, 250, "rectangle"],
    [336, 280, "rectangle"],
    [728, 90, "leaderboard"],
    [970, 90, "leaderboard"],
    [468, 60, "leaderboard"],
    [320, 100, "leaderboard"],
    [160, 600, "portrait"],
    [300, 600, "portrait"],
    [1080, 1920, "portrait"],
    [970, 250, "billboard"],
    [320, 50, "small"],
    [120, 60, "small"],
    [88, 31, "small"],
  ])("%i × %i is a %s", (widthPx, heightPx, family) => {
    expect([familyOf(size(widthPx, heightPx)), templateFor(widthPx, heightPx)]).toEqual([family, `${family}@1`]);
  });

  it("gives the whole size to the photo when there is no copy", () => {
    const layout = layoutOf(size(728, 90), []);
    expect(arrange(layout, new Map(), "ltr")).toEqual({ photo: { xPx: 0, yPx: 0, widthPx: 728, heightPx: 90 }, shade: null, placed: [] });
  });

  it("keeps texts of every common size inside it, in both directions", () => {
    const common = [
      size(300, 250),
      size(728, 90),
      size(160, 600),
      size(320, 50),
      size(970, 250),
      size(970, 90),
      size(300, 600),
      size(336, 280),
      size(320, 100),
      size(468, 60),
    ];
    for (const target of common) {
      const layout = layoutOf(target, slotKeys);
      for (const direction of ["ltr", "rtl"] as const) {
        const { placed, photo } = arrange(layout, fills(layout, 0.8), direction);
        expect([photo, ...placed.map(({ pill, ink }) => pill ?? ink)].filter((box) => !inside(box, target))).toEqual([]);
      }
    }
  });

  it("mirrors for right-to-left without moving anything up or down", () => {
    fc.assert(
      fc.property(anySize, keys, (target, present) => {
        const layout = layoutOf(target, present);
        const inks = fills(layout, 0.7);
        const left = arrange(layout, inks, "ltr").placed;
        const right = arrange(layout, inks, "rtl").placed;
        for (const [index, { ink }] of left.entries()) {
          expect(right[index]?.ink).toEqual({ ...ink, xPx: target.widthPx - ink.xPx - ink.widthPx });
        }
      }),
    );
  });

  it("has a slot for each key it places, with room for at least a pixel", () => {
    fc.assert(
      fc.property(anySize, keys, (target, present) => {
        const layout = layoutOf(target, present);
        expect(new Set(layout.blocks.flatMap(({ rows }) => rows.flat()))).toEqual(new Set(layout.slots.map(({ key }) => key)));
        expect(layout.slots.every(({ widthPx, heightPx, maxPx }) => widthPx >= 1 && heightPx >= 1 && maxPx >= 9)).toBe(true);
      }),
    );
  });
});

describe("crops", () => {
  it("stay inside the photo, have the target's aspect and hold the focal point", () => {
    fc.assert(
      fc.property(anySize, anySize, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (source, target, x, y) => {
        const crop = cropOf(source, target, { x, y });
        expect(inside(crop, source)).toBe(true);
        expect(Math.abs(x * source.widthPx - crop.xPx - crop.widthPx / 2)).toBeLessThanOrEqual(source.widthPx / 2 + 1);
        expect(crop.xPx <= Math.ceil(x * source.widthPx) && crop.xPx + crop.widthPx >= Math.floor(x * source.widthPx)).toBe(true);
      }),
    );
  });
});
