import { expect, it } from "vitest";
import { grouped } from "./grouped";

it("grouping keeps keys and items in the order they came", () => {
  expect([...grouped(["b1", "a1", "b2", "c1", "a2"], (item) => item.charAt(0))]).toEqual([
    ["b", ["b1", "b2"]],
    ["a", ["a1", "a2"]],
    ["c", ["c1"]],
  ]);
});
