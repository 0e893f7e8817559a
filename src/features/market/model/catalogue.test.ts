import { describe, expect, it } from "vitest";
import { findMarket, isConsentMarket, markets, nameOfMarket } from "./catalogue";

describe("the catalogue of markets", () => {
  it("has 26 countries, each once, in the order of their names", () => {
    expect(new Set(markets.map((market) => market.code)).size).toBe(26);
    expect(markets.map((market) => market.name)).toEqual(markets.map((market) => market.name).toSorted((a, b) => a.localeCompare(b, "en")));
  });

  it.each(markets)("knows $name by codes that the standards know", ({ code, name, locales, currency }) => {
    expect(new Intl.DisplayNames("en", { type: "region" }).of(code)).toBe(name);
    expect(Intl.supportedValuesOf("currency")).toContain(currency);
    expect(locales.map((locale) => [Intl.getCanonicalLocales(locale)[0], new Intl.Locale(locale).region])).toEqual(locales.map((locale) => [locale, code]));
  });

  it("finds a market by its code and names what it does not have by its code", () => {
    expect(findMarket("JP")?.currency).toBe("JPY");
    expect(findMarket("jp")).toBeNull();
    expect(nameOfMarket("XK")).toBe("XK");
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
