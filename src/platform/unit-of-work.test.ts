import { randomUUID } from "node:crypto";
import { describe, expect, inject, it, onTestFinished } from "vitest";
import { Refusal } from "@/kernel/refusal";
import { makeOrganization } from "@/testing/organization";
import { db } from "./db";
import { Listener } from "./stream";
import { type Happening, work } from "./unit-of-work";

async function listen(): Promise<{ heard: Happening[]; until: (topic: string) => Promise<Happening> }> {
  const listener = new Listener(inject("databaseUrl"));
  const heard: Happening[] = [];
  listener.on("happening", (happening) => heard.push(happening));
  onTestFinished(() => listener.stop());
  await listener.start();
  const until = (topic: string) =>
    new Promise<Happening>((resume) => {
      const check = (happening: Happening) => happening.topic === topic && resume(happening);
      heard.forEach(check);
      listener.on("happening", check);
    });
  return { heard, until };
}

/** Holds each caller until `count` of them have come; later ones pass. */
function latch(count: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  return () =>
    new Promise((resume) => {
      waiting.push(resume);
      if (waiting.length >= count) for (const go of waiting) go();
    });
}

describe("a unit of work", () => {
  it("writes the change and its audit row together and tells listeners after the commit", async () => {
    const { owner, id } = await makeOrganization();
    const topic = `test.${randomUUID()}`;
    const { until } = await listen();
    await work(owner, "test.rename", async ({ tx, audit, tell }) => {
      await tx.organization.update({ where: { id }, data: { name: "Renamed" } });
      audit(`organization:${id}`, { name: "Renamed" });
      await tell(topic, { number: 7 });
    });
    expect(await until(topic)).toEqual({ topic, number: 7, organizationId: id });
    const rows = await db().auditRow.findMany({ where: { organizationId: id } });
    expect(rows.map((row) => [row.verb, row.subject, row.actor])).toEqual([["test.rename", `organization:${id}`, owner.actor]]);
  });

  it("leaves nothing behind when the verb refuses: no change, no audit row, no notice", async () => {
    const { owner, id } = await makeOrganization();
    const { heard, until } = await listen();
    const refused = work(owner, "test.rename", async ({ tx, tell }) => {
      await tx.organization.update({ where: { id }, data: { name: "Half" } });
      await tell("test.never");
      throw new Refusal("conflict", "No.");
    });
    await expect(refused).rejects.toThrow(Refusal);
    expect(await db().auditRow.count({ where: { organizationId: id } })).toBe(0);
    expect((await db().organization.findUniqueOrThrow({ where: { id } })).name).not.toBe("Half");
    await work(owner, "test.after", ({ tell }) => tell(`after.${id}`));
    await until(`after.${id}`);
    expect(heard.filter((happening) => happening.topic === "test.never")).toEqual([]);
  });

  it("fault 133: a deadlock is tried again and both writers succeed", async () => {
    const [a, b] = await Promise.all([makeOrganization(), makeOrganization()]);
    const tries = { count: 0 };
    const bothHold = latch(2);
    const touch = (first: string, second: string) =>
      work(a.owner, "test.touch", async ({ tx }) => {
        tries.count += 1;
        await tx.organization.update({ where: { id: first }, data: { epoch: { increment: 1 } } });
        await bothHold();
        await tx.organization.update({ where: { id: second }, data: { epoch: { increment: 1 } } });
      });
    await Promise.all([touch(a.id, b.id), touch(b.id, a.id)]);
    expect(tries.count).toBeGreaterThan(2);
    const { epoch } = await db().organization.findUniqueOrThrow({ where: { id: a.id } });
    expect(Number(epoch)).toBe(2);
  });
});
