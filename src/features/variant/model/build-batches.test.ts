import fc from "fast-check";
import { expect, it } from "vitest";
import { batchesOf } from "./build-batches";

const placement = (placementKey: string, cells: number) => ({ placementKey, cells });

it("plans small builds in one go, and large ones in pieces of at most so many cells", () => {
  expect(batchesOf([placement("a", 11), placement("b", 11)])).toEqual([["a", "b"]]);
  expect(batchesOf([placement("a", 4), placement("b", 4), placement("c", 4), placement("d", 9)], 8)).toEqual([["a", "b"], ["c"], ["d"]]);
});

it("has one batch of nothing, which closes a build without open cells", () => {
  expect(batchesOf([])).toEqual([[]]);
});

it("keeps every placement once, in order, and never joins what would be too much", () => {
  const placements = fc.array(fc.integer({ min: 1, max: 12 })).map((counts) => counts.map((cells, at) => placement(`p${at}`, cells)));
  fc.assert(
    fc.property(placements, (all) => {
      const batches = batchesOf(all, 10);
      expect(batches.flat()).toEqual(all.map(({ placementKey }) => placementKey));
      const cells = (keys: string[]) => all.filter(({ placementKey }) => keys.includes(placementKey)).reduce((sum, one) => sum + one.cells, 0);
      expect(batches.every((keys) => keys.length <= 1 || cells(keys) <= 10)).toBe(true);
    }),
  );
});
