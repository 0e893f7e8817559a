import { expect, it } from "vitest";
import { adSizes, budgetOf, findSize, isRoomy } from "./sizes";

it("lists every size once", () => {
  expect(new Set(adSizes.map((size) => `${size.widthPx}×${size.heightPx}`)).size).toBe(adSizes.length);
});

it.each([
  [300, 250, "generic", 150_000],
  [320, 50, "generic", 50_000],
  [216, 36, "generic", 5_000],
  [970, 250, "generic", 250_000],
  [1080, 1920, "gam", 300_000],
  [333, 222, "generic", 150_000],
  [970, 250, "gam-exchange", 150_000],
  [970, 250, "the-trade-desk", 200_000],
  [320, 50, "the-trade-desk", 50_000],
])("gives %i×%i for %s a budget of %i bytes", (widthPx, heightPx, connector, bytes) => {
  expect(budgetOf(widthPx, heightPx, connector)).toBe(bytes);
});

it("has twelve fixed sizes with room for words, and three of feature phones", () => {
  expect([adSizes.filter(isRoomy).length, adSizes.filter(({ fixed }) => fixed).length]).toEqual([12, 15]);
});

it("marks the half page as common, not fixed", () => {
  expect(findSize(300, 600)?.fixed).toBe(false);
  expect(findSize(1, 2)).toBeNull();
});
