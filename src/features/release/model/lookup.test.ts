import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Content } from "./document";
import { heaviest, inHours, localeOf, lookup, marketOf } from "./lookup";

const entry = (weight: number, flight?: number) => ({ blob: 0, concept: "a", weight, beacon: true, ...(flight === undefined ? {} : { flight }) });
const content: Content = {
  schema: "nearshelf/content@1",
  org: "o",
  campaign: "c",
  release: 1,
  blobs: [["A".repeat(43), "image/webp", 5]],
  clicks: [],
  flights: [{ from: "2026-10-01", until: "2026-12-21", zone: "Europe/Berlin", hours: "6-23" }],
  entries: [entry(1), entry(3), entry(3), entry(1), entry(1, 0)],
  placements: {
    mpu: { connector: "gam", w: 1, h: 1, pick: { "DE/de-DE": [0, 1, 2], DE: [1], "AT/de-AT": [4], "*": [2] }, backup: 3 },
    strict: { connector: "gam", w: 1, h: 1, pick: { "DE/de-DE": [0] }, backup: 3 },
  },
  beacon: { sample: 1, events: [] },
  test: null,
  policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
};
const at = (text: string) => Date.parse(text);
const ask = (market: string, locale: string, nowMs = 0) => ({ market, locale, nowMs });

describe("lookup", () => {
  it.each([
    ["the market and locale", "DE", "de-DE", "DE/de-DE", [0, 1, 2]],
    ["the market for another locale", "DE", "tr-TR", "DE", [1]],
    ["* for another market", "US", "en-US", "*", [2]],
    ["* for an unknown one", "*", "", "*", [2]],
  ])("finds %s", (_, market, locale, key, entries) => {
    expect(lookup(content, "mpu", ask(market, locale))).toEqual({ key, entries, untilMs: Number.POSITIVE_INFINITY });
  });

  it("never serves one market's entries in another: an uncovered market gets the backup", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (market, locale) => {
        fc.pre(`${market}/${locale}` !== "DE/de-DE");
        expect(lookup(content, "strict", ask(market, locale))?.entries).toEqual([3]);
      }),
    );
  });

  it.each(["__proto__", "constructor", "nothing"])("knows no placement %s", (name) => {
    expect(lookup(content, name, ask("DE", "de-DE"))).toBeNull();
  });

  it.each([
    ["fault 28: one millisecond before the first hour", "2026-10-01T03:59:59.999Z", "backup"],
    ["fault 28: at the first hour", "2026-10-01T04:00:00.000Z", "AT/de-AT"],
    ["fault 28: one millisecond before the last hour ends", "2026-12-20T21:59:59.999Z", "AT/de-AT"],
    ["fault 28: when the last hour ends", "2026-12-20T22:00:00.000Z", "backup"],
    ["fault 27: six in the morning by summer time", "2026-10-24T04:00:00.000Z", "AT/de-AT"],
    ["fault 27: five in the morning by winter time", "2026-10-26T04:59:00.000Z", "backup"],
    ["fault 28: on the day the flight has ended", "2026-12-21T10:00:00.000Z", "backup"],
  ])("%s", (_, instant, key) => {
    const found = lookup(content, "mpu", ask("AT", "de-AT", at(instant)));
    expect(found?.key).toBe(key);
    expect((found?.untilMs ?? 0) - at(instant)).toBeLessThanOrEqual(15 * 60_000);
  });

  it("shows the heaviest entry in an image, the first among equals", () => {
    expect(heaviest(content, [0, 1, 2])).toBe(1);
    expect(heaviest(content, [])).toBeUndefined();
  });

  it("reads hours over midnight and in several spans", () => {
    expect([21, 22, 5, 6].map((hour) => inHours("22-6", hour))).toEqual([false, true, true, false]);
    expect([5, 6, 9, 17, 23].map((hour) => inHours("6-9,17-23", hour))).toEqual([false, true, false, true, false]);
  });

  it("takes markets and locales as people spell them and nothing else", () => {
    expect([marketOf("de"), marketOf("%%M%%"), marketOf(null), marketOf("DEU")]).toEqual(["DE", "*", "*", "*"]);
    expect([localeOf("zh-Hant-TW"), localeOf("../../etc"), localeOf(null)]).toEqual(["zh-Hant-TW", "", ""]);
  });
});
