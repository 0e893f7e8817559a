import { expect, it } from "vitest";
import { adSizes, budgetOf, findSize } from "./sizes";

it("lists every size once", () => {
  expect(new Set(adSizes.map((size) => `${size.widthPx}×${size.heightPx}`)).size).toBe(adSizes.length);
});

it.each([
  [300, 250, 150_000],
  [320, 50, 50_000],
  [970, 250, 250_000],
  [1080, 1920, 300_000],
  [333, 222, 150_000],
])("gives %i×%i a budget of %i bytes", (widthPx, heightPx, bytes) => {
  expect(budgetOf(widthPx, heightPx)).toBe(bytes);
});

it("marks the half page as common, not fixed", () => {
  expect(findSize(300, 600)?.fixed).toBe(false);
  expect(findSize(1, 2)).toBeNull();
});
