import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { Previewed } from "@/features/creative/model/door";
import { VariantInputs } from "@/features/variant/model/inputs";
import { isDigest } from "@/kernel/digest";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { db } from "@/platform/db";
import { finishedBuild, makeBuildable, pressBuild } from "@/testing/build-campaign";
import { makeOrganization } from "@/testing/organization";
import { useOwnDatabase } from "@/testing/own-database";
import { type BuilderBench, prepareBuilder, type RunningBuilder } from "@/testing/run-builder";

const copy = {
  headline: { "de-DE": "Langsame Morgen", "fr-FR": "Les matins doux", "ja-JP": "ゆっくりした朝" },
  cta: { "de-DE": "Jetzt bestellen", "fr-FR": "Commander", "ja-JP": "今すぐ注文" },
  price: { "de-DE": "12.9", "fr-FR": "12.9", "ja-JP": "1980" },
};

let bench: BuilderBench;
let builder: RunningBuilder;

beforeAll(async () => {
  bench = await prepareBuilder(await useOwnDatabase(inject("databaseUrl")));
  builder = await bench.start();
});

afterAll(() => bench.close());

describe("a build", () => {
  it("makes each variant and the backup, with weight, time and pre-flight, and stocks them", async () => {
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    const build = await finishedBuild(await pressBuild(organization, campaignId));
    expect(build.items.map(({ market, state, reason }) => [market, state, reason])).toEqual([
      ["*", "rendered", null],
      ["DE", "rendered", null],
      ["FR", "rendered", null],
      ["JP", "rendered", null],
    ]);
    const variants = await db().variant.findMany({ where: { campaignId } });
    expect(variants.map(({ passed }) => passed)).toEqual([true, true, true, true]);
    const blobs = new FolderBlobStore(blobFolder(bench.data));
    for (const { digest, bytes } of variants) expect(isDigest(digest) && (await blobs.get(digest))?.length).toBe(bytes);
    const verbs = await db().auditRow.findMany({ where: { organizationId: organization.id, actor: "builder" }, select: { verb: true } });
    expect(new Set(verbs.map(({ verb }) => verb))).toEqual(new Set(["variant.recordPlan", "variant.recordRendered"]));
  });

  it("renders nothing the second time", async () => {
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    await finishedBuild(await pressBuild(organization, campaignId));
    const second = await finishedBuild(await pressBuild(organization, campaignId));
    expect(second.items.map(({ state }) => state)).toEqual(["reused", "reused", "reused", "reused"]);
  });

  it("gives the same bytes to another organization, from its own artefacts", async () => {
    const digests = [];
    for (const organization of [await makeOrganization(), await makeOrganization()]) {
      const campaignId = await makeBuildable(organization, builder, copy);
      await finishedBuild(await pressBuild(organization, campaignId));
      digests.push((await db().artefact.findMany({ where: { organizationId: organization.id }, orderBy: { digest: "asc" } })).map(({ digest }) => digest));
    }
    expect(digests[0]).toEqual(digests[1]);
  });

  it("blocks a cell with a glyph that no font has, by name, and makes the others", async () => {
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, { ...copy, headline: { ...copy.headline, "fr-FR": "Les matins 🔥" } });
    const build = await finishedBuild(await pressBuild(organization, campaignId));
    const french = build.items.find(({ market }) => market === "FR");
    expect([french?.state, french?.reason]).toEqual(["blocked", "headline, fr-FR: No font has 🔥 (U+1F525). Use other characters."]);
    expect(build.items.filter(({ state }) => state === "rendered")).toHaveLength(3);
  });

  it("keeps what was recorded when the same key gives other bytes, and fails the cell", async () => {
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    await finishedBuild(await pressBuild(organization, campaignId));
    const other = `sha256:${"0".repeat(64)}`;
    await db().$executeRaw`UPDATE artefact SET digest = ${other} FROM variant WHERE variant.build_key = artefact.build_key
      AND variant.campaign_id = ${campaignId}::uuid AND variant.market = 'DE' AND artefact.organization_id = ${organization.id}::uuid`;
    const second = await finishedBuild(await pressBuild(organization, campaignId));
    const german = second.items.find(({ market }) => market === "DE");
    expect([german?.state, german?.reason]).toEqual(["failed", expect.stringContaining("other bytes")]);
    expect(await db().artefact.count({ where: { organizationId: organization.id, digest: other } })).toBe(1);
    expect(builder.output()).toContain("the same build key gave other bytes");
  });
});

describe("a preview", () => {
  it("is drawn by the code of the build, and nothing is stored", async () => {
    const organization = await makeOrganization();
    const campaignId = await makeBuildable(organization, builder, copy);
    const build = await finishedBuild(await pressBuild(organization, campaignId));
    const german = build.items.find(({ market }) => market === "DE");
    const artefacts = await db().artefact.count({ where: { organizationId: organization.id } });
    const answer = await fetch(`${builder.url}/preview`, {
      method: "POST",
      headers: { authorization: `Bearer ${builder.secret}` },
      body: JSON.stringify({ organizationId: organization.id, inputs: VariantInputs.parse(german?.inputs) }),
    });
    const preview = Previewed.parse(await answer.json());
    const stored = await db().variant.findFirstOrThrow({ where: { campaignId, market: "DE" } });
    expect([preview.bytes, preview.mime]).toEqual([stored.bytes, "image/webp"]);
    expect(await db().artefact.count({ where: { organizationId: organization.id } })).toBe(artefacts);
  });
});
