import { GppModel } from "@iabgpp/cmpapi";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Content } from "@/features/release/model/document";
import { tcString } from "@/testing/tc-string";
import { dropReasons } from "../schema";
import { choiceOf, needsConsent, type Signals, tcGrants } from "./consent";
import { judge, type KnownPlacement } from "./ladder";
import { ReplayFilter } from "./replay";

const policy: Content["policy"] = { optOut: ["gpc", "dnt", "tcf", "gpp"], consent: "required-in-eea-uk-ch", vendorId: 12, residency: null };
const placement: KnownPlacement = {
  variants: new Set(["9f3ca1e4"]),
  cells: new Set(["DE", "DE/de-DE", "US", "US/en-US"]),
  beacon: { sample: 1, events: ["assigned", "impression", "hydrated", "viewable", "click", "conversion"] },
  policy,
};
const nowMs = Date.parse("2026-11-22T10:00:07Z");
const context = (known: KnownPlacement = placement, replay = new ReplayFilter(1 << 10)) => ({
  replay,
  nowMs,
  find: (campaign: string, key: string, release: number) => (campaign === "autumn-roast" && key === "home-mpu" && release === 3 ? known : null),
});
const fields = {
  c: "autumn-roast",
  p: "home-mpu",
  m: "DE",
  l: "de-DE",
  r: "3",
  v: "9f3ca1e4",
  a: "h",
  e: "impression",
  n: "00112233aabbccdd",
  q: "31.4",
  s: "40",
  k: "1",
};
const heard = (change: Record<string, string> = {}, signals = { gpc: false, dnt: false }) => ({
  query: new URLSearchParams({ ...fields, ...change }).toString(),
  ...signals,
});
const outcome = (change: Record<string, string>, signals?: { gpc: boolean; dnt: boolean }) => {
  const record = judge(heard(change, signals), context());
  return "reason" in record ? record.reason : "counted";
};

describe("the ladder", () => {
  it("counts a beacon under its key with its durations and its ten-second window", () => {
    expect(judge(heard(), context())).toEqual({
      campaign: "autumn-roast",
      placement: "home-mpu",
      market: "DE",
      locale: "de-DE",
      release: 3,
      variant: "9f3ca1e4",
      arm: "hub",
      event: "impression",
      label: "",
      windowAt: Date.parse("2026-11-22T10:00:00Z") / 1000,
      ttfb: 31.4,
      ttfbStart: 40,
      hydration: null,
    });
  });

  it.each([
    ["fault 84: a forged campaign", { c: "other" }, "unknown"],
    ["fault 84: a forged placement", { p: "__proto__" }, "unknown"],
    ["fault 84: a forged variant", { v: "00000000" }, "unknown"],
    ["a release this hub never served", { r: "4" }, "unknown"],
    ["fault 83: a wrong type", { r: "three" }, "malformed"],
    ["fault 83: an unknown event", { e: "purchase" }, "malformed"],
    ["fault 94: a negative duration", { q: "-1" }, "malformed"],
    ["fault 94: a duration that is no number", { q: "NaN" }, "malformed"],
    ["fault 94: a release beyond counting", { r: "9007199254740993" }, "malformed"],
    ["no consent in Germany", { k: "0" }, "no-consent"],
    ["no consent needed in the United States", { m: "US", l: "en-US", k: "0" }, "counted"],
    ["no consent in an unknown market", { m: "", k: "0" }, "no-consent"],
    ["a simulated viewer", { u: "s" }, "counted"],
  ])("judges %s", (_, change, expected) => {
    expect(outcome(change)).toBe(expected);
  });

  it("folds markets and locales that no release picks into one key", () => {
    expect(judge(heard({ m: "ZZ", l: "xx-XX" }), context())).toMatchObject({ market: "*", locale: "" });
  });

  it("keeps no variant for an assignment and a label for what is kept apart", () => {
    expect(judge(heard({ e: "assigned", u: "t" }), context())).toMatchObject({ variant: "", label: "test", ttfb: null });
  });

  it("counts a nonce and event once in ten minutes", () => {
    const replay = new ReplayFilter(1 << 10);
    expect(judge(heard(), context(placement, replay))).not.toHaveProperty("reason");
    expect(judge(heard(), context(placement, replay))).toMatchObject({ reason: "replayed" });
    expect(judge(heard({ e: "click" }), context(placement, replay))).not.toHaveProperty("reason");
  });

  it("draws once an impression: its events are all sampled or all counted", () => {
    const half = { ...placement, beacon: { ...placement.beacon, sample: 0.5 } };
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-f]{16}$/), (n) => {
        const verdicts = ["assigned", "impression", "click"].map((e) => "reason" in judge(heard({ n, e }), context(half)));
        expect(new Set(verdicts).size).toBe(1);
      }),
      { numRuns: 50 },
    );
    expect(judge(heard({ n: "ffffffff00000000", e: "conversion" }), context(half))).not.toHaveProperty("reason");
  });

  it("fault 83: gives every query one record and never throws", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(fields), "gdpr_consent", "gpp", "gpp_sid", "gdpr"), fc.string()),
        fc.boolean(),
        (change, gpc) => {
          const record = judge(heard(change, { gpc, dnt: false }), context());
          expect("reason" in record ? dropReasons.includes(record.reason) : record.windowAt % 10 === 0).toBe(true);
        },
      ),
    );
  });
});

describe("consent", () => {
  const none: Signals = { gpc: false, dnt: false };
  const yes = tcString({ purposes: [1, 7], vendors: [12] });
  const gpp = (section: string, field: string, value: unknown) => {
    const model = new GppModel();
    model.setFieldValue(section, field, value);
    return model.encode();
  };

  it.each([
    ["a vouching tag", "DE", { ...none, k: "1" }, null],
    ["a full TCF string", "DE", { ...none, gdpr: "1", gdpr_consent: yes }, null],
    ["a TCF string over a vouching tag", "FR", { ...none, k: "1", gdpr_consent: tcString({ purposes: [1], vendors: [12] }) }, "tcf"],
    ["fault 89: a TCF string for another vendor", "GB", { ...none, gdpr_consent: tcString({ purposes: [1, 7], vendors: [13] }) }, "tcf"],
    [
      "fault 89: a TCF string that did not disclose the vendor",
      "CH",
      { ...none, gdpr_consent: tcString({ purposes: [1, 7], vendors: [12], disclosed: [13] }) },
      "tcf",
    ],
    ["fault 89: a truncated TCF string", "DE", { ...none, gdpr_consent: yes.slice(0, 20) }, "tcf"],
    ["fault 89: version 1", "DE", { ...none, gdpr_consent: "BOEFEAyOEFEAyAHABDENAI4AAAB9vABAASA" }, "tcf"],
    ["GDPR said to apply outside the region, without a string", "US", { ...none, gdpr: "1" }, "tcf"],
    ["gdpr=0 in the region", "DE", { ...none, gdpr: "0" }, "no-consent"],
    ["fault 91: GPC over TCF consent", "DE", { ...none, gpc: true, gdpr_consent: yes }, "gpc"],
    ["fault 88: DNT", "US", { ...none, dnt: true }, "dnt"],
    ["fault 90: a sale opt-out", "US", { ...none, gpp: gpp("usnat", "SaleOptOut", 1) }, "gpp"],
    ["fault 90: an opt-out in an older string", "US", { ...none, gpp: gpp("uspv1", "OptOutSale", "Y") }, "gpp"],
    ["fault 90: GPC inside GPP", "US", { ...none, gpp: gpp("usca", "Gpc", true) }, "gpp"],
    ["a GPP string without an opt-out", "US", { ...none, gpp: gpp("usnat", "SaleOptOut", 2), gpp_sid: "7" }, null],
    ["fault 90: a section that the string does not hold", "US", { ...none, gpp: gpp("usnat", "SaleOptOut", 2), gpp_sid: "7,8" }, "gpp"],
    ["fault 90: an unreadable GPP string", "US", { ...none, gpp: "DBABxx~~~" }, "gpp"],
    ["nothing at all", "US", none, null],
  ] as const)("follows %s", (_, market, signals, expected) => {
    expect(choiceOf(market, signals, policy)).toBe(expected);
  });

  it("is needed in the EEA, the UK, Switzerland and where the market is unknown", () => {
    expect(["DE", "IS", "NO", "LI", "GB", "CH", "RE", "*"].every(needsConsent)).toBe(true);
    expect(["US", "JP", "TR", "BR"].some(needsConsent)).toBe(false);
  });

  it("cannot be read from a TCF string without a vendor id of one's own", () => {
    expect(tcGrants(yes, 12)).toBe(true);
    expect(tcGrants(yes, null)).toBe(false);
  });

  it("fault 91: never becomes looser by another signal", () => {
    const signals = fc.record({
      gpc: fc.boolean(),
      dnt: fc.boolean(),
      gdpr_consent: fc.constantFrom(undefined, yes, "broken"),
      k: fc.constantFrom(undefined, "0", "1"),
    });
    fc.assert(
      fc.property(signals, fc.constantFrom("DE", "US"), (given, market) => {
        if (choiceOf(market, given, policy) === null) return;
        expect(choiceOf(market, { ...given, gpc: true }, policy)).not.toBeNull();
        expect(choiceOf(market, { ...given, gpp: gpp("usnat", "SaleOptOut", 1) }, policy)).not.toBeNull();
      }),
    );
  });
});
