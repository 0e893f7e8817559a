import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { getCampaign } from "@/features/campaign/reads/get-campaign";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { uploadFolder, uploadOwner } from "@/platform/uploads";
import { makeCampaign } from "@/testing/campaign";
import { startFakeBuilder } from "@/testing/fake-builder";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { registerMaster } from "./register-master";

let data: string;
let builder: Awaited<ReturnType<typeof startFakeBuilder>>;
let organization: TestOrganization;
let stranger: TestOrganization;
let campaignId: string;
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-uploads-"));
  vi.stubEnv("NEARSHELF_DATA", data);
  await mkdir(uploadFolder(), { recursive: true });
  builder = await startFakeBuilder();
});
afterAll(async () => {
  await builder.stop();
  await rm(data, { recursive: true, force: true });
});
beforeEach(async () => {
  builder.problem = null;
  organization = await makeOrganization();
  stranger = await makeOrganization();
  campaignId = (await makeCampaign(organization)).id;
});

/** A finished upload of a person, as the door leaves it. */
async function upload(scope: Scope, bytes = "a photo", size = bytes.length): Promise<{ campaignId: string; uploadId: string; fileName: string; mime: string }> {
  const uploadId = randomBytes(16).toString("hex");
  await writeFile(join(uploadFolder(), uploadId), bytes);
  await writeFile(join(uploadFolder(), `${uploadId}.json`), JSON.stringify({ size, metadata: { owner: uploadOwner(scope) } }));
  return { campaignId, uploadId, fileName: "flower.jpg", mime: "image/jpeg" };
}
const kept = async (uploadId: string) => (await readdir(uploadFolder())).filter((name) => name.startsWith(uploadId)).length;

describe("registering a master", () => {
  it("stores what was inspected, takes its focal point, removes the upload and leaves an audit row", async () => {
    const scope = organization.as("producer");
    const input = await upload(scope);
    await registerMaster(scope, input);
    const { master, focal, revision } = await getCampaign(organization.owner, { id: campaignId });
    expect([master?.fileName, master?.widthPx, focal, revision]).toEqual(["flower.jpg", 2268, { x: 0.6, y: 0.4 }, 2]);
    expect(await kept(input.uploadId)).toBe(0);
    expect(await db().auditRow.findFirst({ where: { organizationId: organization.id, verb: "creative.registerMaster" } })).toMatchObject({
      subject: `campaign:${campaignId}`,
    });
  });

  it("keeps one row for a photo that comes again under another name", async () => {
    await registerMaster(organization.owner, await upload(organization.owner));
    await registerMaster(organization.owner, { ...(await upload(organization.owner)), fileName: "again.jpg" });
    expect((await db().master.findMany({ where: { organizationId: organization.id } })).map(({ fileName }) => fileName)).toEqual(["again.jpg"]);
  });

  it("passes a refusal on by name and leaves nothing behind", async () => {
    builder.problem = { status: 422, body: { code: "invalid", says: "flower.jpg is cut off.", complaints: [] } };
    const input = await upload(organization.owner);
    await expect(registerMaster(organization.owner, input)).rejects.toThrow("flower.jpg is cut off.");
    expect(await kept(input.uploadId)).toBe(0);
    expect((await getCampaign(organization.owner, { id: campaignId })).master).toBeNull();
  });

  it("keeps the upload while the builder is away, and takes it once it is back", async () => {
    builder.problem = { status: 503, body: {} };
    const input = await upload(organization.owner);
    await expect(registerMaster(organization.owner, input)).rejects.toEqual(refusal("unready"));
    expect(await kept(input.uploadId)).toBe(2);
    builder.problem = null;
    await registerMaster(organization.owner, input);
    expect(await kept(input.uploadId)).toBe(0);
  });

  it("is missing to a stranger, forbidden to an analyst, and does not take another person's or a half upload", async () => {
    const input = await upload(organization.owner);
    await expect(registerMaster(stranger.owner, input)).rejects.toEqual(refusal("missing"));
    await expect(registerMaster(organization.as("analyst"), input)).rejects.toEqual(refusal("forbidden"));
    const foreign = await upload(stranger.owner);
    await expect(registerMaster(organization.owner, foreign)).rejects.toEqual(refusal("missing"));
    await expect(registerMaster(organization.owner, await upload(organization.owner, "half", 100))).rejects.toEqual(refusal("unready"));
    await expect(registerMaster(organization.owner, { ...input, uploadId: "../../secrets" })).rejects.toEqual(refusal("missing"));
  });
});
