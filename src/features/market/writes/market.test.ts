import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/platform/db";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { listMarkets } from "../reads/list-markets";
import { listRates } from "../reads/list-rates";
import { previewImport } from "../reads/preview-import";
import { showMarkets } from "../reads/show-markets";
import { AddMarket, EditMarket } from "../schema";
import { addMarket } from "./add-market";
import { editMarket } from "./edit-market";
import { importMarkets } from "./import-markets";
import { removeMarket } from "./remove-market";
import { setRates } from "./set-rates";
import { setReportingCurrency } from "./set-reporting-currency";

const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const today = new Date().toISOString().slice(0, 10);
let organization: TestOrganization;
let stranger: TestOrganization;
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: { at: "desc" } });
const only = async () => (await listMarkets(organization.owner))[0];

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
});

describe("adding a market", () => {
  it("takes the catalogue's currency and locale and leaves an audit row", async () => {
    expect(await addMarket(organization.as("ad_manager"), { market: "AT" })).toEqual({ revision: 1 });
    expect(await only()).toMatchObject({
      market: "AT",
      name: "Austria",
      currency: "EUR",
      locales: [{ locale: "de-AT", sharePpm: 1_000_000 }],
      cpm: null,
      sources: {},
    });
    expect(await lastAudit()).toMatchObject({ verb: "market.add", subject: "market:AT" });
  });

  it("brings a removed one back as it was, with its sources", async () => {
    const sources = { cpm: { source: "rate card", on: "2026-10-01" } };
    await addMarket(organization.owner, { market: "AT", facts: { cpm: { micros: 5_000_000, currency: "EUR" }, restricted: ["gambling", "alcohol"], sources } });
    expect(await only()).toMatchObject({ cpm: { micros: 5_000_000, currency: "EUR" }, restricted: ["alcohol", "gambling"], sources });
    const changes = [{ what: "CPM", from: "", to: "5 EUR" }, { what: "restricted verticals" }, { what: "source of CPM", to: "rate card, 2026-10-01" }];
    expect((await lastAudit())?.detail).toMatchObject({ market: "AT", changes });
  });

  it("refuses one that is there, and leaves another organization's alone", async () => {
    await addMarket(organization.owner, { market: "AT" });
    await expect(addMarket(organization.owner, { market: "AT" })).rejects.toEqual(refusal("conflict"));
    await addMarket(stranger.owner, { market: "AT" });
    expect((await only())?.revision).toBe(1);
  });

  it("is forbidden to a producer", async () => {
    await expect(addMarket(organization.as("producer"), { market: "AT" })).rejects.toEqual(refusal("forbidden"));
  });
});

describe("editing a market", () => {
  beforeEach(async () => {
    await addMarket(organization.owner, { market: "DE", facts: { cpm: { micros: 7_400_000, currency: "USD" }, dailyImpressions: 1_500_000 } });
  });

  it("sets figures by hand and today, counts the revision and leaves an audit row with what changed", async () => {
    const facts = { cpm: { micros: 8_000_000, currency: "USD" }, conversionRate: 0.0109, enteredTtfbP75Ms: 155 };
    expect(await editMarket(organization.as("ad_manager"), { market: "DE", revision: 1, facts })).toEqual({ revision: 2 });
    const hand = { source: "entered by hand", on: today };
    expect(await only()).toMatchObject({ ...facts, dailyImpressions: 1_500_000, revision: 2, sources: { cpm: hand, conversionRate: hand, ttfbP75: hand } });
    const audit = await lastAudit();
    expect(audit).toMatchObject({ verb: "market.edit", subject: "market:DE" });
    expect(audit?.detail).toMatchObject({ revision: 2, changes: [{ what: "CPM", from: "7.4 USD", to: "8 USD" }, {}, {}, {}, {}] });
  });

  it("takes a figure away with its source, and a source as it is told", async () => {
    const sources = { dailyImpressions: { source: "ad server", on: "2026-11-01" } };
    await editMarket(organization.owner, { market: "DE", revision: 1, facts: { cpm: null, sources } });
    expect(await only()).toMatchObject({ cpm: null, sources });
    expect((await only())?.sources).not.toHaveProperty("cpm");
  });

  it("replaces locales in their order", async () => {
    const locales = [
      { locale: "tr-DE", sharePpm: 100_000 },
      { locale: "de-DE", sharePpm: 900_000 },
    ];
    await editMarket(organization.owner, { market: "DE", revision: 1, facts: { locales } });
    expect((await only())?.locales).toEqual(locales);
  });

  it("tells a stale screen, and keeps what the other wrote", async () => {
    await editMarket(organization.owner, { market: "DE", revision: 1, facts: { dailyImpressions: 7 } });
    await expect(editMarket(organization.owner, { market: "DE", revision: 1, facts: { dailyImpressions: 8 } })).rejects.toThrow(
      "Someone changed Germany meanwhile",
    );
    expect((await only())?.dailyImpressions).toBe(7);
  });

  it("is missing to a stranger and forbidden to an analyst", async () => {
    const edit = { market: "DE", revision: 1, facts: { dailyImpressions: 7 } };
    await expect(editMarket(stranger.owner, edit)).rejects.toEqual(refusal("missing"));
    await expect(editMarket(organization.as("analyst"), edit)).rejects.toEqual(refusal("forbidden"));
  });
});

describe("removing a market", () => {
  beforeEach(() => addMarket(organization.owner, { market: "DE" }));

  it("forgets it with its locales and leaves an audit row", async () => {
    await removeMarket(organization.owner, { market: "DE", revision: 1 });
    expect(await listMarkets(organization.owner)).toEqual([]);
    expect(await db().marketLocale.count({ where: { organizationId: organization.id } })).toBe(0);
    const changes = [
      { what: "currency", from: "EUR", to: "" },
      { what: "locales", from: "de-DE:100", to: "" },
    ];
    expect(await lastAudit()).toMatchObject({ verb: "market.remove", subject: "market:DE", detail: { changes } });
  });

  it("keeps one that was changed since it was looked at", async () => {
    await editMarket(organization.owner, { market: "DE", revision: 1, facts: { dailyImpressions: 7 } });
    await expect(removeMarket(organization.owner, { market: "DE", revision: 1 })).rejects.toEqual(refusal("conflict"));
  });

  it("is missing to a stranger and forbidden to a producer", async () => {
    await expect(removeMarket(stranger.owner, { market: "DE", revision: 1 })).rejects.toEqual(refusal("missing"));
    await expect(removeMarket(organization.as("producer"), { market: "DE", revision: 1 })).rejects.toEqual(refusal("forbidden"));
  });
});

describe("exchange rates", () => {
  const rate = { base: "EUR", quote: "USD", on: "2026-11-20", rate: 1.08, source: "central bank" };

  it("are put, replaced for the same pair and day, and removed, with an audit row", async () => {
    expect(await setRates(organization.as("ad_manager"), { put: [rate, { ...rate, on: "2026-11-21", rate: 1.09 }] })).toEqual({ put: 2, removed: 0 });
    expect(await setRates(organization.owner, { put: [{ ...rate, rate: 1.1 }], remove: [{ ...rate, on: "2026-11-21" }] })).toEqual({ put: 1, removed: 1 });
    expect(await listRates(organization.owner)).toEqual({ rates: [{ ...rate, rate: 1.1 }], all: 1 });
    expect(await lastAudit()).toMatchObject({
      verb: "market.setRates",
      detail: { put: { count: 1, first: [{ ...rate, rate: 1.1 }] }, removed: { count: 1, first: [{ ...rate, on: "2026-11-21", rate: 1.09 }] } },
    });
  });

  it("are listed so many at once, the newest first, with how many there are", async () => {
    const history = Array.from({ length: 28 }, (_, at) => ({ ...rate, on: `2026-02-${String(at + 1).padStart(2, "0")}` }));
    await setRates(organization.owner, { put: history });
    const page = await listRates(organization.owner, { limit: 3 });
    expect([page.all, ...page.rates.map(({ on }) => on)]).toEqual([28, "2026-02-28", "2026-02-27", "2026-02-26"]);
    expect((await listRates(organization.owner)).rates).toHaveLength(28);
  });

  it("are put and removed two thousand at once, each once", async () => {
    const put = Array.from({ length: 2_000 }, (_, at) => ({ ...rate, on: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10), rate: 1e-9 + at }));
    await setRates(organization.owner, { put });
    const { put: kept, removed } = await setRates(organization.owner, { put: put.map((one) => ({ ...one, rate: 2 })), remove: put });
    expect([kept, removed]).toEqual([2_000, 2_000]);
    expect((await lastAudit())?.detail).toMatchObject({ put: { count: 2_000, first: Array(50).fill({ rate: 2 }) }, removed: { count: 2_000 } });
    expect(await listRates(organization.owner, { limit: 1 })).toMatchObject({ rates: [{ rate: 2, source: "central bank" }], all: 2_000 });
  });

  it("name what lacks one, and give media value in the reporting currency as soon as it is there", async () => {
    await addMarket(organization.owner, { market: "DE", facts: { cpm: { micros: 7_000_000, currency: "EUR" }, dailyImpressions: 1_000_000 } });
    expect(await only()).toMatchObject({ missingRate: "EUR", mediaValue: null });
    await setRates(organization.owner, { put: [rate] });
    expect(await only()).toMatchObject({ missingRate: null, mediaValue: { micros: 7_560_000_000, currency: "USD" } });
    await setReportingCurrency(organization.owner, { currency: "EUR" });
    expect((await showMarkets(organization.owner)).lines[0]?.mediaValue).toEqual({ micros: 7_000_000_000, currency: "EUR" });
    expect(await lastAudit()).toMatchObject({ verb: "market.setReportingCurrency", detail: { currency: "EUR" } });
  });

  it.each([
    ["twice the same", [rate, rate]],
    ["of nothing", [{ ...rate, rate: 0 }]],
    ["to itself", [{ ...rate, quote: "EUR" }]],
    ["of no currency", [{ ...rate, base: "XYZ" }]],
    ["of no day", [{ ...rate, on: "2026-02-30" }]],
  ])("are refused when one is %s", async (_, put) => {
    await expect(setRates(organization.owner, { put })).rejects.toThrow();
    expect((await listRates(organization.owner)).rates).toEqual([]);
  });

  it("are another organization's own, and forbidden to a reviewer", async () => {
    await setRates(organization.owner, { put: [rate] });
    expect(await setRates(stranger.owner, { remove: [rate] })).toEqual({ put: 0, removed: 0 });
    expect((await listRates(organization.as("reviewer"))).rates).toHaveLength(1);
    await expect(setRates(organization.as("reviewer"), { put: [rate] })).rejects.toEqual(refusal("forbidden"));
    await expect(setReportingCurrency(organization.as("reviewer"), { currency: "EUR" })).rejects.toEqual(refusal("forbidden"));
  });
});

it("a producer sees the markets and is told of not changing them, another organization and a publisher see nothing", async () => {
  await addMarket(organization.owner, { market: "DE" });
  expect(await showMarkets(organization.as("producer"))).toMatchObject({ lines: [{ market: "DE" }], may: { edit: false } });
  expect((await showMarkets(organization.as("ad_manager"))).may.edit).toBe(true);
  expect((await showMarkets(stranger.owner)).lines).toEqual([]);
  await expect(showMarkets(organization.as("publisher"))).rejects.toEqual(refusal("forbidden"));
});

it("no figure and no rate is of a day to come, from wherever it is given", async () => {
  const on = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const ahead = { cpm: { micros: 1, currency: "EUR" }, sources: { cpm: { source: "a guess", on } } };
  const file = { fileName: "a.csv", base64: btoa("market\nFR"), mapping: null, decimal: null, cpmCurrency: null, source: null, on };
  await addMarket(organization.owner, { market: "DE" });
  for (const write of [
    () => addMarket(organization.owner, { market: "AT", facts: ahead }),
    () => editMarket(organization.owner, { market: "DE", revision: 1, facts: ahead }),
    () => setRates(organization.owner, { put: [{ base: "EUR", quote: "USD", on, rate: 1 }] }),
    () => previewImport(organization.owner, file),
    () => importMarkets(organization.owner, { ...file, basis: "" }),
  ])
    await expect(write()).rejects.toThrow(`${on} is in the future. Nothing was changed`);
  expect((await listMarkets(organization.owner)).map(({ market, revision }) => [market, revision])).toEqual([["DE", 1]]);
});

describe("the shape of an edit", () => {
  const edit = (facts: object) =>
    EditMarket.safeParse({ market: "DE", revision: 1, facts }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

  it.each([
    ["shares that are no whole", { locales: [{ locale: "de-DE", sharePpm: 1 }] }, "facts.locales: do not add up to 100 %"],
    [
      "a locale twice",
      {
        locales: [
          { locale: "de-DE", sharePpm: 500_000 },
          { locale: "de-DE", sharePpm: 500_000 },
        ],
      },
      "facts.locales: has a locale twice",
    ],
    [
      "an absurd CPM",
      { cpm: { micros: 10_001_000_000, currency: "USD" } },
      "facts.cpm: 10,001 is a price of more than 10 USD for one impression; CPM is for a thousand.",
    ],
    ["a rate over 1", { conversionRate: 1.2 }, "facts.conversionRate: 1.2 is more than every impression; write 1.21 % or 0.0121."],
    ["an unknown vertical", { restricted: ["general"] }, "facts.restricted.0: is no vertical that can be restricted"],
    ["a control character", { sources: { cpm: { source: "a\u0000b", on: "2026-11-01" } } }, "facts.sources.cpm.source: holds a control character"],
  ])("names %s", (_, facts, says) => {
    expect(edit(facts)).toEqual([says]);
  });

  it("fault 112: knows no country that only looks like one", () => {
    expect(["DE", "ＤＥ", "D\u200DE", "DЕ", "de"].map((market) => AddMarket.safeParse({ market }).success)).toEqual([true, false, false, false, false]);
  });
});
