import { describe, expect, it } from "vitest";
import { findMarket, isConsentMarket, isCurrency, markets, nameOfMarket } from "./catalogue";

const names = (from: number, to?: number) => markets.slice(from, to).map((market) => market.name);
const sorted = (list: string[]) => list.toSorted((a, b) => a.localeCompare(b, "en"));

describe("the catalogue of markets", () => {
  it("has every country once: the common 26, then the others, each in the order of their names", () => {
    expect(new Set(markets.map((market) => market.code)).size).toBe(249);
    expect(names(0, 26)).toEqual(sorted(names(0, 26)));
    expect(names(26)).toEqual(sorted(names(26)));
    expect([names(0, 1), names(25, 27)]).toEqual([["Australia"], ["United States", "Afghanistan"]]);
  });

  it.each(markets)("knows $name by codes that the standards know", ({ code, name, locales, currency }) => {
    expect(new Intl.DisplayNames("en", { type: "region" }).of(code)).toBe(name);
    expect(new Intl.DisplayNames("en", { type: "currency", fallback: "none" }).of(currency)).toBeDefined();
    expect(locales.map((locale) => [Intl.getCanonicalLocales(locale)[0], new Intl.Locale(locale).region])).toEqual(locales.map((locale) => [locale, code]));
  });

  it("finds a market by its code and names what it does not have by its code", () => {
    expect(findMarket("JP")?.currency).toBe("JPY");
    expect(findMarket("AT")).toMatchObject({ name: "Austria", currency: "EUR" });
    expect(findMarket("jp")).toBeNull();
    expect(nameOfMarket("XK")).toBe("XK");
  });

  it.each([
    ["EUR", true],
    ["KZT", true],
    ["DEM", false],
    ["eur", false],
    ["XXX", false],
    ["", false],
  ])("knows whether %j is money in use", (code, known) => {
    expect(isCurrency(code)).toBe(known);
  });
});

describe("consent", () => {
  it.each(["DE", "GR", "IS", "LI", "NO", "RE", "AX", "GB", "CH"])("is needed in %s", (code) => {
    expect(isConsentMarket(code)).toBe(true);
  });

  it.each(["US", "JP", "TR", "*", "", "de"])("is not presumed needed in %j", (code) => {
    expect(isConsentMarket(code)).toBe(false);
  });
});
