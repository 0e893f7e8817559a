import iso from "i18n-iso-countries";
import { describe, expect, it } from "vitest";
import countries from "./countries.json";
import { findPlace } from "./places";

const codes = Object.keys(iso.getAlpha2Codes()).filter((code) => code !== "XK");
const offsetAt = (zone: string, at: string) =>
  new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(new Date(at)).find(({ type }) => type === "timeZoneName")?.value;

describe("the list of countries", () => {
  it("has every country of ISO 3166-1 once, by code", () => {
    expect(countries.map(({ code }) => code)).toEqual(codes.toSorted());
    expect(new Set(countries.map(({ name }) => name)).size).toBe(249);
  });

  it("knows only currencies, languages and zones that the standards know", () => {
    const currencies = new Set(Intl.supportedValuesOf("currency"));
    const languages = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
    expect(countries.filter(({ currency }) => !currencies.has(currency))).toEqual([]);
    for (const { code, locales, zone } of countries) {
      expect(locales.map((locale) => [Intl.getCanonicalLocales(locale)[0], new Intl.Locale(locale).region])).toEqual(locales.map((locale) => [locale, code]));
      expect(locales.filter((locale) => !languages.of(new Intl.Locale(locale).language))).toEqual([]);
      expect(locales.length).toBeGreaterThan(0);
      expect(offsetAt(zone, "2026-07-01T00:00:00Z")).toMatch(/^GMT/);
    }
  });

  it("puts every country on the globe and none onto the null island", () => {
    for (const { latitude, longitude } of countries) {
      expect(Math.abs(latitude)).toBeLessThanOrEqual(90);
      expect(Math.abs(longitude)).toBeLessThanOrEqual(180);
      expect(Math.abs(latitude) + Math.abs(longitude)).toBeGreaterThan(1);
    }
  });
});

describe("a country's place", () => {
  // 2020 centre of population of the contiguous states: Hartville, Missouri, 37.4 N 92.3 W (US Census Bureau).
  it.each([
    ["US", 37.4, -92.3, 2],
    ["SG", 1.35, 103.82, 0.1],
    ["FJ", -17.8, 178, 1],
    ["KI", 1.4, 173, 3],
  ])("is where the people of %s live on average", (code, latitude, longitude, within) => {
    const place = findPlace(code);
    expect(Math.abs((place?.latitude ?? 0) - latitude)).toBeLessThan(within);
    expect(Math.abs((place?.longitude ?? 0) - longitude)).toBeLessThan(within);
  });

  it.each([
    ["US", "GMT-05:00", "GMT-04:00"],
    ["DE", "GMT+01:00", "GMT+02:00"],
    ["AU", "GMT+11:00", "GMT+10:00"],
    ["BR", "GMT-03:00", "GMT-03:00"],
    ["IN", "GMT+05:30", "GMT+05:30"],
    ["UA", "GMT+02:00", "GMT+03:00"],
  ])("keeps %s at %s in January and %s in July", (code, january, july) => {
    const zone = findPlace(code)?.zone ?? "";
    expect([offsetAt(zone, "2026-01-15T12:00:00Z"), offsetAt(zone, "2026-07-15T12:00:00Z")]).toEqual([january, july]);
  });

  it.each(["XK", "EU", "de", "*", ""])("is none for %j", (code) => {
    expect(findPlace(code)).toBeNull();
  });
});
