import { describe, expect, it } from "vitest";
import { findPlace } from "@/features/market/model/places";
import { SaveSite } from "../schema";
import { distanceKm } from "./latency";
import { defaultMonthlyCost, findShipped, knownSites, shippedSites, sitesAsOf } from "./sites";

const frankfurt = shippedSites.find(({ key }) => key === "aws-eu-central-1");

describe("the shipped table", () => {
  it("has forty sites of three providers, dated, each once and by key", () => {
    const keys = shippedSites.map(({ key }) => key);
    expect(keys).toHaveLength(40);
    expect(new Set(keys).size).toBe(40);
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(shippedSites.map(({ provider }) => provider))).toEqual(new Set(["AWS", "Google Cloud", "Azure"]));
    expect(sitesAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it("has rows that a person could save as they are", () => {
    for (const { monthlyCost, ...site } of shippedSites) {
      const input = { ...site, monthlyCostMicros: monthlyCost.micros, currency: monthlyCost.currency, isNew: false };
      expect(SaveSite.safeParse(input).error?.issues ?? []).toEqual([]);
    }
  });

  it("puts every site into or beside the country it names", () => {
    const far = shippedSites.filter((site) => {
      const place = findPlace(site.country);
      return !place || distanceKm(place, site) > (["US", "CA", "AU", "BR"].includes(site.country) ? 3_200 : 1_500);
    });
    expect(far.map(({ key }) => key)).toEqual([]);
  });

  it("says EU of the European Economic Area only, and one labelled cost of all", () => {
    const eu = shippedSites.filter(({ residency }) => residency === "EU").map(({ country }) => country);
    expect(new Set(eu)).toEqual(new Set(["DE", "SE", "IT", "IE", "FR", "NO", "PL", "FI", "ES", "NL"]));
    expect(shippedSites.filter(({ country }) => ["GB", "CH"].includes(country)).map(({ residency }) => residency)).toEqual(["CH", "GB"]);
    expect(new Set(shippedSites.map(({ monthlyCost }) => monthlyCost))).toEqual(new Set([defaultMonthlyCost]));
  });
});

describe("an organization's sites", () => {
  it("are laid over the shipped table by key and say where each row is from", () => {
    if (!frankfurt) throw new Error("no Frankfurt");
    const own = { ...frankfurt, key: "own-almaty", name: "Almaty", country: "KZ" };
    const known = knownSites([
      { ...own, hidden: false },
      { ...frankfurt, monthlyCost: { micros: 1, currency: "EUR" }, hidden: false },
      { ...(findShipped("aws-eu-west-1") ?? frankfurt), hidden: true },
    ]);
    expect(known).toHaveLength(41);
    expect(known.filter(({ origin, hidden }) => origin !== "shipped" || hidden).map(({ key, origin, hidden }) => [key, origin, hidden])).toEqual([
      ["aws-eu-central-1", "edited", false],
      ["aws-eu-west-1", "shipped", true],
      ["own-almaty", "own", false],
    ]);
    expect(known.map(({ key }) => key)).toEqual(known.map(({ key }) => key).toSorted());
  });

  it("are the shipped ones before anybody touched them", () => {
    expect(knownSites([]).map(({ origin: _, hidden: __, ...site }) => site)).toEqual(shippedSites);
  });
});
