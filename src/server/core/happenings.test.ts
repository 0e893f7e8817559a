import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { db } from "@/platform/db";
import { Listener } from "@/platform/stream";
import { notify } from "@/platform/unit-of-work";
import { happenings } from "./happenings";

const stops: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function open(organizationId: string, started = true) {
  const source = new Listener(process.env.DATABASE_URL ?? "");
  if (started) await source.start();
  const control = new AbortController();
  stops.push(
    () => control.abort(),
    () => source.stop(),
  );
  return { source, control, stream: happenings(organizationId, control.signal, source) };
}

test("tells of one organization's happenings only, after the gap that opens every stream", async () => {
  const [own, foreign] = [randomUUID(), randomUUID()];
  const { stream } = await open(own);
  expect((await stream.next()).value).toEqual({ topic: "gap", organizationId: own });
  await notify(db(), { topic: "campaign.changed", organizationId: foreign, campaignId: "f" });
  await notify(db(), { topic: "campaign.changed", organizationId: own, campaignId: "c" });
  expect((await stream.next()).value).toEqual({ topic: "campaign.changed", organizationId: own, campaignId: "c" });
});

test("gives a reader that falls behind one gap instead of a backlog", async () => {
  const own = randomUUID();
  const { source, stream } = await open(own, false);
  await stream.next();
  for (let number = 0; number < 1_200; number += 1) source.emit("happening", { topic: "beacon.counted", organizationId: own, number });
  const heard = [await stream.next()];
  while (heard.at(-1)?.value?.number !== 1_199) heard.push(await stream.next());
  expect(heard[0]?.value?.topic).toBe("gap");
  expect(heard.length).toBeLessThan(600);
});

test("ends, and lets go of the listener, when the reader leaves", async () => {
  const { source, control, stream } = await open(randomUUID(), false);
  await stream.next();
  expect(source.listenerCount("happening")).toBe(1);
  const waiting = stream.next();
  control.abort();
  expect((await waiting).done).toBe(true);
  expect(source.listenerCount("happening")).toBe(0);
});
