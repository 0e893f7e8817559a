import { afterEach, expect, inject, it, vi } from "vitest";
import { db } from "./db";
import { Listener } from "./stream";
import { channel, type Happening, notify } from "./unit-of-work";

const listener = new Listener(inject("databaseUrl"));
afterEach(() => listener.stop());

it("hears our notices and leaves out what anybody else sends", async () => {
  const heard: Happening[] = [];
  listener.on("happening", (happening) => heard.push(happening));
  await listener.start();
  for (const stray of ["", "no JSON", "5", '{"topic":1}', '{"topic":"a","organizationId":"o","ids":[]}'])
    await db().$executeRaw`SELECT pg_notify(${channel}, ${stray})`;
  await db().$transaction((tx) => notify(tx, { topic: "hub.changed", organizationId: "stream-test", hubId: "h", first: true }));
  const ours = () => heard.filter(({ organizationId }) => organizationId === "stream-test" || organizationId === "o");
  await vi.waitFor(() => expect(ours()).toEqual([{ topic: "hub.changed", organizationId: "stream-test", hubId: "h", first: true }]), { timeout: 5_000 });
});
