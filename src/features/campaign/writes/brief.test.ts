import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/platform/db";
import { briefOfThree } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { getCampaign } from "../reads/get-campaign";
import { Brief } from "../schema";
import { createCampaign } from "./create-campaign";
import { editBrief } from "./edit-brief";

let organization: TestOrganization;
beforeEach(async () => {
  organization = await makeOrganization();
});

const facts = {
  objective: "sales",
  vertical: "alcohol",
  advertiser: "Fjord Coffee AS",
  payer: "Fjord Holding",
  political: "yes",
  politicalNotice: "https://fjord.example/notice",
  aiUse: "assisted",
  budget: { micros: 12_500_500_000, currency: "EUR" },
  beaconSample: 0.25,
  test: { hubShare: 0.5, cdnBase: "https://cdn.example/b/" },
} as const;
const market = (code: string, locale: string, sharePpm: number) => ({ market: code, locale, currency: "CAD", clickThrough: "https://shop.example/", sharePpm });
const placement = (key: string, connector: string, sharePpm: number) => ({
  key,
  publisher: "Daily",
  connector,
  widthPx: 300,
  heightPx: 250,
  format: "webp" as const,
  sharePpm,
});
const flight = (more: object = {}) => ({ market: "*", placement: "*", fromOn: "2026-12-01", untilOn: "2026-12-24", hours: "6-23", zone: null, ...more });
const whole = {
  name: "Winter roast",
  facts,
  markets: [market("CA", "en-CA", 790_000), market("CA", "fr-CA", 210_000)],
  connectors: [
    { connector: "gam", sharePpm: 600_000 },
    { connector: "xandr", sharePpm: 400_000 },
  ],
  placements: [placement("home", "gam", 700_000), placement("top", "gam", 300_000), placement("side", "xandr", 1_000_000)],
  flights: [flight(), flight({ market: "CA", placement: "home", hours: "22-6", zone: "America/Toronto" })],
};

describe("the whole brief", () => {
  it("comes back as it was given", async () => {
    const { id } = await createCampaign(organization.as("ad_manager"), whole);
    const campaign = await getCampaign(organization.owner, { id });
    expect(campaign).toMatchObject({ ...whole, placements: whole.placements.map((row) => expect.objectContaining(row)) });
  });

  it("is replaced by an edit, with its audit row: shares, connectors, flights and facts too", async () => {
    const { id } = await createCampaign(organization.owner, whole);
    const placements = [placement("home", "dv360", 1_000_000)];
    const edited = { ...whole, facts: { ...facts, test: null, budget: null }, placements, connectors: undefined, flights: [] };
    expect(await editBrief(organization.as("ad_manager"), { ...edited, campaignId: id, revision: 1 })).toEqual({ revision: 2 });
    const campaign = await getCampaign(organization.owner, { id });
    expect(campaign.facts).toEqual({ ...facts, test: null, budget: null });
    expect([campaign.connectors, campaign.flights]).toEqual([[{ connector: "dv360", sharePpm: 1_000_000 }], []]);
    const [audit] = await db().auditRow.findMany({ where: { organizationId: organization.id, verb: "campaign.edit" } });
    expect(audit).toMatchObject({ subject: `campaign:${id}` });
  });

  it("shares equally what has no shares", () => {
    const { connectors, placements } = Brief.parse({
      ...briefOfThree,
      placements: ["a", "b", "c"].map((key) => ({ key, widthPx: 300, heightPx: 250, format: "webp" })),
    });
    expect([connectors, placements.map(({ sharePpm }) => sharePpm)]).toEqual([[{ connector: "generic", sharePpm: 1_000_000 }], [333_334, 333_333, 333_333]]);
  });
});

describe("a brief that cannot be", () => {
  const wrong = (part: object) => Brief.safeParse({ ...whole, ...part }).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const dates = (count: number) =>
    Array.from({ length: count }, (_, day) => flight({ fromOn: "2026-01-01", untilOn: new Date(Date.UTC(2026, 1, 1 + day)).toISOString().slice(0, 10) }));

  it.each<[string, object, string]>([
    [
      "languages that lack a share",
      { markets: [market("CA", "en-CA", 790_000), market("CA", "fr-CA", 200_000)] },
      "markets.0.sharePpm: 1 % are missing until the shares of CA add up to 100 %",
    ],
    [
      "placements over the whole",
      { placements: [placement("home", "gam", 1_000_000), placement("top", "gam", 1), placement("side", "xandr", 1_000_000)] },
      "placements.0.sharePpm: 0.0001 % are too many until the shares of gam add up to 100 %",
    ],
    [
      "connectors that lack a share",
      { connectors: [{ connector: "gam", sharePpm: 600_000 }] },
      "connectors.0.sharePpm: 40 % are missing until the shares of the connectors add up to 100 %",
    ],
    [
      "a connector nobody knows",
      { placements: [placement("home", "acme", 1_000_000)], connectors: undefined },
      "placements.0.connector: is no connector of the catalogue",
    ],
    ["a flight that ends before it begins", { flights: [flight({ untilOn: "2026-12-01" })] }, "flights.0.untilOn: is not after the first day"],
    ["a day that is none", { flights: [flight({ fromOn: "2026-02-30" })] }, "flights.0.fromOn: is no day, such as 2026-11-25"],
    ["hours that are none", { flights: [flight({ hours: "6-6" })] }, "flights.0.hours: is no span of hours, such as 6-23 or 6-9,17-23"],
    ["a zone that is none", { flights: [flight({ zone: "Europe/Oslo2" })] }, "flights.0.zone: is no time zone, such as Europe/Berlin"],
    ["more flights of one market and placement than hubs take", { flights: dates(101) }, "flights.100.market: has more than 100 flights there"],
    [
      "a CDN address without its slash",
      { facts: { ...facts, test: { hubShare: 0.5, cdnBase: "https://cdn.example/b" } } },
      "facts.test.cdnBase: does not end with a slash",
    ],
    [
      "a notice that is no address",
      { facts: { ...facts, politicalNotice: "on request" } },
      "facts.politicalNotice: is not a web address; write one that starts with https://",
    ],
    ["a sample over the whole", { facts: { ...facts, beaconSample: 1.5 } }, "facts.beaconSample: is more than 100 %"],
    ["a control character in a name", { facts: { ...facts, advertiser: "Fjord\u0007" } }, "facts.advertiser: holds a control character"],
  ])("has %s, and says where", (_, part, says) => {
    expect(wrong(part)).toEqual([says]);
  });

  it("has more times than a release takes, since every market's clock makes its own", () => {
    const markets = ["CA", "DE", "JP", "IN", "BR", "AU", "GB", "AE", "KR", "TH", "ID"].map((code) => market(code, "en-CA", 1_000_000));
    expect(wrong({ markets, flights: dates(91) })).toEqual([expect.stringContaining("flights: make 1001 different times")]);
    expect(wrong({ markets, flights: dates(90) })).toBeUndefined();
  });
});
