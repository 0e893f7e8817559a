import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localesOf, slugOf } from "./campaign";

describe("a campaign's address", () => {
  it.each([
    ["Autumn roast", "autumn-roast"],
    ["  Spätlese & Käse — Straße 9 ", "spatlese-kase-strasse-9"],
    ["Rødgrød", "rodgrod"],
    ["秋のコーヒー", "campaign"],
    ["🎉", "campaign"],
    ["new", "new-2"],
    ["../../etc/passwd", "etc-passwd"],
  ])("comes from the name %j as %j", (name, slug) => {
    expect(slugOf(name, new Set())).toBe(slug);
  });

  it("goes on counting where the name is taken", () => {
    expect(slugOf("Roast", new Set(["roast", "roast-2"]))).toBe("roast-3");
  });

  it("is always one the database takes, whatever the name", () => {
    fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (name) => void expect(slugOf(name, new Set())).toMatch(/^[a-z0-9][a-z0-9-]{0,62}$/)));
  });
});

it("needs each locale once", () => {
  const market = (code: string, locale: string) => ({ market: code, locale, currency: "EUR", clickThrough: "https://shop.example/", sharePpm: 1_000_000 });
  expect(localesOf({ markets: [market("DE", "de-DE"), market("AT", "de-DE"), market("FR", "fr-FR")] })).toEqual(["de-DE", "fr-FR"]);
});
