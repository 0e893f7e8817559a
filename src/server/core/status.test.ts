import { expect, test, vi } from "vitest";
import { db } from "@/platform/db";
import { makeOrganization } from "@/testing/organization";
import { readStatus } from "./status";

test("a hub that is still joining is not called away, one that fell silent is, and strangers see no hubs", async () => {
  for (const name of ["BUILDER_URL", "GATEWAY_URL"]) vi.stubEnv(name, "http://127.0.0.1:9");
  const { id } = await makeOrganization();
  const now = new Date();
  const hub = (name: string, silentMs: number | null) => ({
    organizationId: id,
    name,
    publicUrl: `http://${name}.example`,
    publicKey: name,
    credentialHash: `${id}-${name}`,
    lastSeenAt: silentMs === null ? null : new Date(now.getTime() - silentMs),
  });
  await db().hub.createMany({ data: [hub("joining", null), hub("serving", 2_000), hub("silent", 60_000)] });
  const { hubs, database, builder } = await readStatus(async () => id, now);
  expect(hubs?.map(({ name, state }) => [name, state])).toEqual([
    ["serving", "up"],
    ["silent", "away"],
  ]);
  expect([database, builder]).toEqual(["up", "away"]);
  expect((await readStatus(async () => null, now)).hubs).toBeNull();
  vi.unstubAllEnvs();
});
