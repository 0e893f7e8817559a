import { describe, expect, it } from "vitest";
import type { VariantInputs } from "./inputs";
import { failuresOf, passes, preflight, type VariantFacts } from "./preflight";

const inputs: VariantInputs = {
  recipe: 1,
  master: `sha256:${"1".repeat(64)}`,
  focal: { x: 0.5, y: 0.5 },
  size: { widthPx: 300, heightPx: 250 },
  market: "DE",
  locale: "de-DE",
  currency: "EUR",
  copy: { headline: "Langsame Morgen", price: "12.9" },
  template: "rectangle@1",
  format: "webp",
  budgetBytes: 150_000,
  connector: "generic",
  rules: "none",
};

const text = { key: "headline" as const, fontPx: 20, bold: true, fits: true, contrast: 9 };
const facts: VariantFacts = { output: { widthPx: 300, heightPx: 250, bytes: 13_400, format: "webp" }, quality: 80, texts: [text], leftOut: [], glyphs: 14 };

describe("pre-flight", () => {
  it("passes a good variant and gives its figures", () => {
    const report = preflight(inputs, facts);
    expect([passes(report), failuresOf(report)]).toEqual([true, ""]);
    expect(report.checks.map(({ name, says }) => `${name}: ${says}`)).toEqual([
      "size: 300 × 250 px.",
      "weight: 13.4 of 150.0 kB at quality 80.",
      "format: webp.",
      "copy: Drawn: headline.",
      "overflow: Every text fits its box.",
      "text size: Smallest letters 20 px; at least 9.",
      "contrast: At least 9.0 : 1 under the text.",
      "glyphs: All 14 characters are in the fonts.",
    ]);
  });

  it.each<[string, Partial<VariantInputs>, Partial<VariantFacts>, string]>([
    ["another size", {}, { output: { ...facts.output, widthPx: 299 } }, "299 × 250 px; the placement is 300 × 250."],
    ["too much weight", {}, { output: { ...facts.output, bytes: 150_001 }, quality: 30 }, "150.1 of 150.0 kB at quality 30, the lowest allowed."],
    ["another format", {}, { output: { ...facts.output, format: "png" } }, "The file is png; the placement wants webp."],
    ["text that overflows", {}, { texts: [{ ...text, fits: false }] }, "Too long for its box: headline. Shorten the text."],
    ["letters too small", {}, { texts: [{ ...text, fontPx: 8.5 }] }, "Too small to read: headline 8.5 px; at least 9 px. Shorten the text."],
    ["low contrast", {}, { texts: [{ ...text, contrast: 2.9 }] }, "Too little contrast: headline 2.9 : 1 of 3 : 1."],
    ["low contrast of small text", {}, { texts: [{ ...text, fontPx: 18, contrast: 4.4 }] }, "Too little contrast: headline 4.4 : 1 of 4.5 : 1."],
    ["no copy in a market", { copy: {} }, { texts: [] }, "There is no copy for this locale."],
    ["an empty text", { copy: { headline: " ", cta: "Los" } }, {}, "headline is empty."],
    ["a key that no box draws", { copy: { headline: "a", legal: "b" } }, {}, "The template has no box for legal."],
    ["a price with a comma", { copy: { headline: "a", price: "12,9" } }, {}, "price is “12,9”; it has to be a plain decimal such as 12.9."],
    ["a price without a currency", { currency: null }, {}, "price has no currency."],
  ])("refuses %s with a sentence", (_, changed, measured, says) => {
    const report = preflight({ ...inputs, ...changed }, { ...facts, ...measured });
    expect([passes(report), failuresOf(report)]).toEqual([false, says]);
  });

  it("wants no text of a backup", () => {
    const report = preflight({ ...inputs, market: "*", locale: "und", currency: null, copy: {} }, { ...facts, texts: [], glyphs: 0 });
    expect([passes(report), report.checks.map(({ name }) => name)]).toEqual([true, ["size", "weight", "format", "copy"]]);
  });

  it("says what a small size leaves out, and passes", () => {
    const copy = preflight(inputs, { ...facts, leftOut: ["subline"] }).checks.find(({ name }) => name === "copy");
    expect(copy).toEqual({ name: "copy", passed: true, says: "Drawn: headline. No room at this size for subline." });
  });
});
