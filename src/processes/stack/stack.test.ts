import { spawn } from "node:child_process";
import { lstat, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readInit } from "./first-organization";
import { AlreadyRunning, findRunning, Lock } from "./lock";
import { portAdvice, takenPorts } from "./ports";
import { end, isAlive, markOf } from "./process-mark";
import { openSecrets } from "./secrets";
import { readSettings } from "./settings";

let data = "";
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-stack-"));
});
afterEach(() => rm(data, { recursive: true, force: true }));

const facts = { dashboardUrl: "http://localhost:3000", port: 3_000 };
const sleeper = () => spawn(process.execPath, ["-e", "setInterval(() => undefined, 1000)"], { stdio: "ignore", detached: true });
const noProcess = { pid: 4_000_000, startedAt: "1" };

describe("the lock of a data folder", () => {
  it("refuses a second start and names the running one", async () => {
    const lock = await Lock.take(data, facts);
    await expect(Lock.take(data, facts)).rejects.toThrow(AlreadyRunning);
    await expect(Lock.take(data, facts)).rejects.toThrow(`http://localhost:3000 (process ${process.pid})`);
    expect((await stat(join(data, "stack.json"))).mode & 0o777).toBe(0o600);
    await lock.release();
    expect(await findRunning(data)).toBeNull();
  });

  it.each(["an empty folder", "what a dead stack left"])("lets one of several starts at the same moment win over %s", async (what) => {
    for (let round = 0; round < 100; round += 1) {
      const left = JSON.stringify({ ...facts, owner: noProcess, databaseUrl: "", ready: true, children: {} });
      if (what !== "an empty folder") await writeFile(join(data, "stack.json"), left);
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => Lock.take(data, facts)));
      const [won, ...others] = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
      expect([won instanceof Lock, others.length, (await findRunning(data))?.owner.pid]).toEqual([true, 0, process.pid]);
      await won?.release();
    }
  });

  it("takes over from a killed stack and ends the children it left, but no stranger with a reused id", async () => {
    const [child, stranger] = [sleeper(), sleeper()];
    const [left, other] = await Promise.all([markOf(child.pid ?? 0), markOf(stranger.pid ?? 0)]);
    if (!left || !other) throw new Error("The sleepers did not start.");
    const children = { gateway: left, builder: { ...other, startedAt: "before" } };
    await writeFile(join(data, "stack.json"), JSON.stringify({ ...facts, owner: noProcess, databaseUrl: "", ready: true, children }));
    const lock = await Lock.take(data, facts);
    expect(await isAlive(left)).toBe(false);
    expect(await isAlive(other)).toBe(true);
    await end(other);
    await lock.release();
  });
});

describe("the start of a stack", () => {
  it("names every taken port and how to move", async () => {
    const server = createServer();
    await new Promise<void>((resume) => server.listen(0, "127.0.0.1", () => resume()));
    const address = server.address();
    const port = typeof address === "object" ? (address?.port ?? 0) : 0;
    const taken = await takenPorts([{ port, what: "gateway" }]);
    expect(portAdvice(taken, 3_000)).toContain(`port ${port} (gateway) is taken`);
    expect(portAdvice(taken, 3_000)).toContain("PORT=4000 npm start");
    await new Promise((resume) => server.close(resume));
  });

  it("makes its secrets once, for its owner only, and lets the environment's win", async () => {
    const first = await openSecrets(data, {} as NodeJS.ProcessEnv);
    expect(await openSecrets(data, {} as NodeJS.ProcessEnv)).toEqual(first);
    expect((await stat(join(data, "secrets.json"))).mode & 0o777).toBe(0o600);
    vi.stubEnv("BUILDER_SECRET", "a secret from the environment, long enough");
    expect((await openSecrets(data, process.env)).BUILDER_SECRET).toBe("a secret from the environment, long enough");
    vi.unstubAllEnvs();
  });

  it("keeps damaged secrets and stops, since new ones would lock the signing keys", async () => {
    await writeFile(join(data, "secrets.json"), "{");
    await expect(openSecrets(data, process.env)).rejects.toThrow("is damaged");
    expect(await readFile(join(data, "secrets.json"), "utf8")).toBe("{");
  });

  it("never takes secrets that cannot be read for none", async () => {
    await symlink("secrets.json", join(data, "secrets.json"));
    await expect(openSecrets(data, process.env)).rejects.toMatchObject({ code: "ELOOP" });
    expect((await lstat(join(data, "secrets.json"))).isSymbolicLink()).toBe(true);
  });

  it("moves everything with PORT and refuses one that is no port", () => {
    vi.stubEnv("PORT", "4000");
    expect(readSettings(process.env, [])).toMatchObject({
      ports: { web: 4_000, builder: 4_003 },
      gatewayUrl: "http://127.0.0.1:4001",
      hubs: [{ port: 4_010 }, { port: 4_020 }],
    });
    vi.stubEnv("PORT", "http");
    expect(() => readSettings(process.env, [])).toThrow('PORT is "http"');
    vi.unstubAllEnvs();
  });

  it("asks for all three variables of a headless set-up and names what is wrong", () => {
    expect(readInit({} as NodeJS.ProcessEnv)).toBeNull();
    vi.stubEnv("NEARSHELF_INIT_ORG", "Acme");
    expect(() => readInit(process.env)).toThrow(/NEARSHELF_INIT_EMAIL: .*\n.*NEARSHELF_INIT_PASSWORD: /);
    vi.unstubAllEnvs();
  });
});
