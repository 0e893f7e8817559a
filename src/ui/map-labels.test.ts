import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcBetween, placeBeside, placeLabels } from "./map-labels";

const frame = { widthPx: 300, heightPx: 200 };
const item = (id: string, x: number, y: number, radiusPx = 8) => ({ id, text: id, x, y, radiusPx });

describe("labels on a map", () => {
  it("stand right of their bubble, left of it at the edge, and above it between neighbours", () => {
    expect(placeLabels([item("Brazil", 100, 100)], frame, 9)).toMatchObject([{ anchor: "start", x: 112, y: 100 }]);
    expect(placeLabels([item("Japan", 290, 100)], frame, 9)).toMatchObject([{ anchor: "end" }]);
    expect(placeLabels([item("Germany", 100, 100), item("PL", 125, 100), item("NL", 75, 100)], frame, 1)).toMatchObject([{ id: "Germany", anchor: "middle" }]);
  });

  it("leave out what has no room, never the more important one", () => {
    const crowd = Array.from({ length: 40 }, (_, index) => item(`Market ${index}`, 150 + (index % 5), 100 + (index % 7)));
    const placed = placeLabels(crowd, frame, 40);
    expect(placed[0]?.id).toBe("Market 0");
    expect(placed.length).toBeLessThan(8);
  });

  it("are at most as many as asked for and stay inside the frame", () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.string({ minLength: 1, maxLength: 14 }), x: fc.integer({ min: -50, max: 350 }), y: fc.integer({ min: 0, max: 200 }) }),
      {
        selector: ({ id }) => id,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(items, (rows) => {
        const placed = placeLabels(
          rows.map(({ id, x, y }) => item(id, x, y)),
          frame,
          6,
        );
        expect(placed.length).toBeLessThanOrEqual(6);
        expect(placed.every(({ x, y }) => x >= 0 && x <= 300 && y >= 6.5 && y <= 193.5)).toBe(true);
      }),
    );
  });
});

describe("a box beside its bubble", () => {
  it("stays inside the frame wherever the bubble is", () => {
    const box = { widthPx: 180, heightPx: 80 };
    const point = fc.record({ x: fc.integer({ min: 0, max: 362 }), y: fc.integer({ min: 0, max: 240 }), radiusPx: fc.integer({ min: 2, max: 20 }) });
    fc.assert(
      fc.property(point, (at) => {
        const { left, top } = placeBeside(at, box, { widthPx: 362, heightPx: 240 });
        expect(left >= 0 && left + box.widthPx <= 362 && top >= 0 && top + box.heightPx <= 240).toBe(true);
      }),
    );
  });
});

it("bends arcs towards the north in either direction", () => {
  expect(arcBetween({ x: 0, y: 100 }, { x: 100, y: 100 })).toBe("M0.0,100.0Q50.0,82.0 100.0,100.0");
  expect(arcBetween({ x: 100, y: 100 }, { x: 0, y: 100 })).toBe("M100.0,100.0Q50.0,82.0 0.0,100.0");
});
