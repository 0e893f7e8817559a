import fc from "fast-check";
import { expect, test } from "vitest";
import type { Digest } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { compose } from "./compose";
import { changesBetween, type Shown, shownIn } from "./shown";

const piece = (market: string, locale: string, text: string) => ({
  placementKey: "home-mpu",
  market,
  locale,
  digest: digestOf(text),
  mime: "image/webp",
  bytes: text.length,
  rules: "none",
});

const content = compose({
  org: "o",
  campaign: "autumn-roast",
  release: 1,
  markets: [{ market: "DE", clickThrough: "https://shop.example/de" }],
  placements: [{ key: "home-mpu", connector: "generic", widthPx: 300, heightPx: 250 }],
  pieces: [piece("DE", "de-DE", "german"), piece("*", "und", "neutral")],
});

test("a content document shows each of its cells once, the backup last", () => {
  const slot = { placement: "home-mpu", widthPx: 300, heightPx: 250, mime: "image/webp" };
  expect(shownIn(content)).toEqual([
    { ...slot, market: "DE", locale: "de-DE", digest: digestOf("german"), bytes: 6 },
    { ...slot, market: "*", locale: "und", digest: digestOf("neutral"), bytes: 7 },
  ]);
});

const cell = (market: string, digest: Digest): Shown => ({ placement: "p", widthPx: 1, heightPx: 1, market, locale: "", digest, mime: "", bytes: 1 });
const [a, b] = [digestOf("a"), digestOf("b")];

test("changed cells come first, then added, removed and the same", () => {
  const changes = changesBetween([cell("DE", a), cell("FR", a), cell("JP", a)], [cell("FR", a), cell("GR", b), cell("DE", b)]);
  expect(changes.map(({ kind, before, after }) => [kind, (after ?? before)?.market])).toEqual([
    ["changed", "DE"],
    ["added", "GR"],
    ["removed", "JP"],
    ["same", "FR"],
  ]);
});

test("every cell of either side is in exactly one change, and nothing changes against itself", () => {
  const cells = fc.uniqueArray(fc.tuple(fc.constantFrom("DE", "FR", "JP", "GR"), fc.constantFrom(a, b)), { selector: ([market]) => market });
  fc.assert(
    fc.property(cells, cells, (one, two) => {
      const [before, after] = [one.map(([market, digest]) => cell(market, digest)), two.map(([market, digest]) => cell(market, digest))];
      const changes = changesBetween(before, after);
      expect(
        changes
          .flatMap((change) => change.before ?? [])
          .map(({ market }) => market)
          .sort(),
      ).toEqual(before.map(({ market }) => market).sort());
      expect(
        changes
          .flatMap((change) => change.after ?? [])
          .map(({ market }) => market)
          .sort(),
      ).toEqual(after.map(({ market }) => market).sort());
      expect(changesBetween(after, after).every(({ kind }) => kind === "same")).toBe(true);
    }),
  );
});
