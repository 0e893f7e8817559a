import { getCampaign } from "@/features/campaign/reads/get-campaign";
import { holdCampaign } from "@/features/campaign/reads/hold-campaign";
import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";
import { work } from "@/platform/unit-of-work";
import { openUpload, removeUpload, uploadOwner } from "@/platform/uploads";
import type { Inspected } from "../model/door";
import { inspectMaster } from "../reads/inspect-master";
import type { RegisterMaster } from "../schema";

/**
 * Makes a finished upload the campaign's master, its focal point as proposed. A file that is refused leaves nothing behind;
 * while the builder is away the upload is kept, so that trying again sends nothing anew.
 */
export async function registerMaster(scope: Scope, input: RegisterMaster): Promise<{ masterId: string; revision: number }> {
  const campaign = await getCampaign(scope, { id: input.campaignId });
  demand(scope, "creative.edit", "campaign", campaign.teamId);
  const inspected = await inspect(scope, input);
  const stored = await work(scope, "creative.registerMaster", async ({ tx, audit, tell }) => {
    const held = await holdCampaign(tx, scope, "creative.edit", input.campaignId);
    const master = await store(tx, scope, input, inspected);
    const focal = { focalX: inspected.focal.x, focalY: inspected.focal.y };
    const { revision } = await tx.campaign.update({ where: { id: held.id }, data: { masterId: master.id, ...focal, revision: { increment: 1 } } });
    audit(`campaign:${held.id}`, { master: master.id, digest: inspected.digest, fileName: input.fileName, revision });
    await tell("campaign.changed", { campaignId: held.id });
    return { masterId: master.id, revision };
  });
  await removeUpload(input.uploadId);
  return stored;
}

async function inspect(scope: Scope, { uploadId, ...file }: RegisterMaster): Promise<Inspected> {
  const upload = await openUpload(uploadId, uploadOwner(scope));
  try {
    return await inspectMaster(scope, upload, file);
  } catch (error) {
    if (error instanceof Refusal && error.code !== "unready") await removeUpload(uploadId);
    throw error;
  }
}

/** The same photo is one row in an organization, whatever it was called. */
async function store(tx: Tx, scope: Scope, { fileName }: RegisterMaster, inspected: Inspected) {
  const { digest, focal, ...facts } = inspected;
  const { organizationId } = scope;
  const row = { ...facts, fileName, focalX: focal.x, focalY: focal.y };
  return tx.master.upsert({ where: { organizationId_digest: { organizationId, digest } }, create: { organizationId, digest, ...row }, update: row });
}
