import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Inspected } from "@/features/creative/model/door";
import { requestBuild } from "@/features/variant/writes/request-build";
import { db } from "@/platform/db";
import { makeCampaign } from "./campaign";
import type { TestOrganization } from "./organization";
import type { RunningBuilder } from "./run-builder";

export const flower = resolve(import.meta.dirname, "samples/flower-2268x1512.jpg");

/** Sends bytes to a builder's door as the web process does. */
export function inspectBytes(builder: RunningBuilder, bytes: Uint8Array, name: string, mime: string): Promise<Response> {
  const query = new URLSearchParams({ name, mime });
  return fetch(`${builder.url}/inspect?${query}`, { method: "POST", headers: { authorization: `Bearer ${builder.secret}` }, body: Buffer.from(bytes) });
}

/** A campaign of three markets and one placement with the flower as its master, ready to build. */
export async function makeBuildable(organization: TestOrganization, builder: RunningBuilder, copy: Record<string, Record<string, string>>): Promise<string> {
  const answer = await inspectBytes(builder, await readFile(flower), "flower.jpg", "image/jpeg");
  const { digest, proofDigest, mime, widthPx, heightPx, bytes, focal } = Inspected.parse(await answer.json());
  const { id } = await makeCampaign(organization);
  const facts = { digest, proofDigest, mime, widthPx, heightPx, bytes, fileName: "flower.jpg", focalX: focal.x, focalY: focal.y };
  const master = await db().master.create({ data: { organizationId: organization.id, ...facts } });
  await db().campaign.update({ where: { id }, data: { masterId: master.id, focalX: 0.5, focalY: 0.5 } });
  const rows = Object.entries(copy).flatMap(([key, texts]) => Object.entries(texts).map(([locale, text]) => ({ campaignId: id, key, locale, text })));
  await db().copyString.createMany({ data: rows });
  return id;
}

/** Presses Build and returns the build's id. */
export async function pressBuild(organization: TestOrganization, campaignId: string): Promise<string> {
  const { buildId } = await requestBuild(organization.owner, { campaignId });
  return buildId;
}

/** The build with its items once it is over. */
export async function finishedBuild(buildId: string, withinMs = 60_000) {
  const until = Date.now() + withinMs;
  for (;;) {
    const build = await db().build.findUniqueOrThrow({ where: { id: buildId }, include: { items: { orderBy: [{ market: "asc" }] } } });
    if (build.state === "done" || build.state === "failed") return build;
    if (Date.now() > until)
      throw new Error(`The build is still ${build.state}: ${JSON.stringify(build.items.map(({ market, state, reason }) => [market, state, reason]))}`);
    await pause(20);
  }
}
