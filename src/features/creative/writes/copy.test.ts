import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { db } from "@/platform/db";
import { makeCampaign } from "@/testing/campaign";
import { startFakeBuilder } from "@/testing/fake-builder";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { editCopyString } from "./edit-copy-string";
import { importCopy } from "./import-copy";
import { setFocalPoint } from "./set-focal-point";

const sample = readFileSync(resolve(import.meta.dirname, "../../../testing/samples/copy-deck.csv"), "utf8");
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

let builder: Awaited<ReturnType<typeof startFakeBuilder>>;
let organization: TestOrganization;
let stranger: TestOrganization;
let campaignId: string;
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: { at: "desc" } });
const view = () => getCampaign(organization.owner, { id: campaignId });

beforeAll(async () => {
  builder = await startFakeBuilder();
});
afterAll(() => builder.stop());
beforeEach(async () => {
  builder.problem = null;
  builder.asked = 0;
  organization = await makeOrganization();
  stranger = await makeOrganization();
  campaignId = (await makeCampaign(organization)).id;
});

describe("importing a copy deck", () => {
  it("replaces the whole deck in its order and leaves an audit row", async () => {
    await importCopy(organization.owner, { campaignId, text: "key,max_chars,de-DE,fr-FR,ja-JP\nlegal,,a,b,c" });
    expect(await importCopy(organization.as("producer"), { campaignId, text: sample })).toMatchObject({ keys: 4, revision: 3 });
    const { copy } = await view();
    expect(copy.map(({ key }) => key)).toEqual(["headline", "subline", "cta", "price"]);
    expect(copy[0]?.texts["ja-JP"]).toBe("ゆっくりした朝は、ここから。");
    expect(await lastAudit()).toMatchObject({ verb: "creative.importCopy", subject: `campaign:${campaignId}` });
  });

  it("is all or nothing, with every problem by its row", async () => {
    await importCopy(organization.owner, { campaignId, text: sample });
    const bad = sample.replace("Jetzt bestellen", "<b>Jetzt</b>");
    const failed = importCopy(organization.owner, { campaignId, text: bad });
    await expect(failed).rejects.toMatchObject({ code: "invalid", complaints: [{ at: "row 4, de-DE" }] });
    expect((await view()).copy[2]?.texts["de-DE"]).toBe("Jetzt bestellen");
  });

  it("names a glyph that no font has by its row", async () => {
    const bad = importCopy(organization.owner, { campaignId, text: sample.replace("Commander", "Commander 🂡") });
    await expect(bad).rejects.toMatchObject({ code: "invalid", complaints: [{ at: "row 4, fr-FR" }] });
    expect((await view()).copy).toEqual([]);
  });

  it("takes a deck of more strings than the builder is asked for at once, and still names each row", async () => {
    const row = (number: number) =>
      `key-${number},,${["de", "fr", "ja"].map((locale) => `${locale} ${number}${number === 499 ? " 🂡" : ""} ${"x".repeat(490)}`).join(",")}`;
    const text = ["key,max_chars,de-DE,fr-FR,ja-JP", ...Array.from({ length: 500 }, (_, number) => row(number))].join("\n");
    const places = ["de-DE", "fr-FR", "ja-JP"].map((locale) => ({ at: `row 501, ${locale}` }));
    await expect(importCopy(organization.owner, { campaignId, text })).rejects.toMatchObject({ code: "invalid", complaints: places });
    expect(builder.asked).toBeGreaterThan(1);
  });

  it("says that the builder does not answer and keeps the old deck", async () => {
    builder.problem = { status: 503, body: {} };
    await expect(importCopy(organization.owner, { campaignId, text: sample })).rejects.toEqual(refusal("unready"));
    expect((await view()).copy).toEqual([]);
  });

  it("is missing to a stranger and forbidden to an analyst", async () => {
    await expect(importCopy(stranger.owner, { campaignId, text: sample })).rejects.toEqual(refusal("missing"));
    await expect(importCopy(organization.as("analyst"), { campaignId, text: sample })).rejects.toEqual(refusal("forbidden"));
  });
});

describe("editing one string", () => {
  const edit = (text: string, key = "headline", locale = "de-DE") => ({ campaignId, key, locale, text });
  beforeEach(() => importCopy(organization.owner, { campaignId, text: sample }));

  it("keeps it tidy, counts the revision and leaves an audit row", async () => {
    expect(await editCopyString(organization.as("producer"), edit("  Lu\u0308tt & mehr "))).toEqual({ text: "Lütt & mehr", revision: 3 });
    expect((await view()).copy[0]?.texts["de-DE"]).toBe("Lütt & mehr");
    expect(await lastAudit()).toMatchObject({ verb: "creative.editCopyString" });
  });

  it.each([
    ["x".repeat(41), "headline", "at most 40"],
    ["<i>a</i>", "headline", "markup"],
    ["", "headline", "is empty"],
    ["12,90", "price", "plain decimal"],
    ["Ass 🂡", "headline", "No bundled font"],
  ])("refuses %j as %s and keeps the old one", async (text, key, says) => {
    await expect(editCopyString(organization.owner, edit(text, key))).rejects.toThrow(says);
    expect((await view()).revision).toBe(2);
  });

  it("takes out a text that no market needs", async () => {
    await editCopyString(organization.owner, edit("", "headline", "pl-PL"));
    expect((await view()).copy[0]?.texts).not.toHaveProperty("pl-PL");
  });

  it("is missing to a stranger, forbidden to a reviewer, and missing for a string that is not there", async () => {
    await expect(editCopyString(stranger.owner, edit("a"))).rejects.toEqual(refusal("missing"));
    await expect(editCopyString(organization.as("reviewer"), edit("a"))).rejects.toEqual(refusal("forbidden"));
    await expect(editCopyString(organization.owner, edit("a", "footer"))).rejects.toEqual(refusal("missing"));
  });
});

describe("setting the focal point", () => {
  it("needs a master, and is missing to a stranger and forbidden to an analyst", async () => {
    const point = { campaignId, x: 0.25, y: 0.75 };
    await expect(setFocalPoint(organization.owner, point)).rejects.toEqual(refusal("unready"));
    await expect(setFocalPoint(stranger.owner, point)).rejects.toEqual(refusal("missing"));
    await expect(setFocalPoint(organization.as("analyst"), point)).rejects.toEqual(refusal("forbidden"));
  });
});
