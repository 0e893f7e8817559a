import fc from "fast-check";
import { expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { recipeVersion, type VariantInputs } from "./inputs";
import { digestOfInputs, inputsDigester } from "./key";

const text = fc.string({ unit: "grapheme" });
const inputs: fc.Arbitrary<VariantInputs> = fc.record({
  recipe: fc.constant(recipeVersion),
  master: fc.constantFrom(digestOf("a photo"), digestOf("another")),
  focal: fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) }),
  size: fc.record({ widthPx: fc.integer({ min: 1, max: 4_000 }), heightPx: fc.integer({ min: 1, max: 4_000 }) }),
  market: text,
  locale: text,
  currency: fc.option(text),
  copy: fc.dictionary(text, text),
  template: text,
  format: fc.constantFrom("webp", "jpeg"),
  budgetBytes: fc.integer({ min: 1_000, max: 300_000 }),
  connector: text,
  rules: text,
});

it("digests many cells as it digests each of them", () => {
  fc.assert(
    fc.property(fc.array(inputs, { minLength: 1, maxLength: 6 }), (cells) => {
      const digest = inputsDigester();
      const shared = cells.map((cell) => ({ ...cell, copy: cells[0]?.copy ?? {} }));
      for (const cell of [...cells, ...shared]) expect(digest(cell)).toBe(digestOfInputs(cell));
    }),
  );
});
