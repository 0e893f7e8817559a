import { expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { changeOf } from "./stock-change";
import type { StockFacts } from "./stock-facts";

const cell = (key: string, blobs: number[], kept: number[] = []) => ({ campaign: "autumn-roast", placement: "mpu", key, blobs, kept, impressionsPerDay: 1 });
const facts: StockFacts = {
  blobs: [100, 20, 3].map((bytes) => ({ digest: digestOf(String(bytes)), bytes })),
  cells: [cell("DE/de-DE", [0]), cell("JP/ja-JP", [1]), cell("backup", [2])],
  markets: [],
};
const serving = (market: string, others: string[]) => ({ markets: [market], others, capacityBytes: 1_000, left: {} });

it.each([
  ["leaves what the others serve", null, serving("DE", ["JP"]), { fetch: [0, 0], drop: [1, 20], after: [2, 103], before: [3, 123] }],
  ["turns from one market to another", serving("DE", ["JP"]), serving("JP", ["DE"]), { fetch: [1, 20], drop: [1, 100], after: [2, 23], before: [2, 103] }],
  ["goes back to everything", serving("JP", ["DE"]), null, { fetch: [1, 100], drop: [0, 0], after: [3, 123], before: [2, 23] }],
])("a hub that %s knows what it fetches and drops", (_, before, after, expected) => {
  const amounts = Object.entries(changeOf(facts, before, after)).map(([name, { blobs, bytes }]) => [name, [blobs, bytes]]);
  expect(Object.fromEntries(amounts)).toEqual(expected);
});
