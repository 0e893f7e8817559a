import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { createJoinToken } from "@/features/hub/writes/create-join-token";
import type { Scope } from "@/kernel/scope";
import { environment } from "./child";
import { hubFolder } from "./plans";
import type { HubPlan } from "./settings";

const Identity = z.object({ org: z.string() });

/** The organization that a hub's folder belongs to, or null before it has joined. */
async function organizationOf(folder: string): Promise<string | null> {
  const text = await readFile(join(folder, "identity.json"), "utf8").catch(() => null);
  return text === null ? null : Identity.parse(JSON.parse(text)).org;
}

/** `hub join` with the token on standard input, never on a command line. */
async function enter(data: string, plan: HubPlan, gatewayUrl: string, token: string): Promise<void> {
  const facts = ["--name", plan.name, "--public-url", `http://127.0.0.1:${plan.port}`, "--residency", plan.residency];
  const args = ["dist/hub.js", "join", gatewayUrl, "--data", hubFolder(data, plan.name), ...facts];
  const child = spawn(process.execPath, args, { env: environment({ NEARSHELF_PROCESS: plan.name }), stdio: "pipe" });
  let said = "";
  const hear = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  child.stdin.on("error", () => undefined).end(`${token}\n`);
  const code = await new Promise<number | null>((resume) => child.once("close", resume));
  if (code !== 0) throw new Error(`${plan.name} could not join: ${said.trim()}`);
}

/** Makes a hub of this machine a member of the scope's organization, once per data folder. */
export async function joinHub(scope: Scope, data: string, plan: HubPlan, gatewayUrl: string): Promise<void> {
  const folder = hubFolder(data, plan.name);
  const organizationId = await organizationOf(folder);
  if (organizationId === scope.organizationId) return;
  if (organizationId !== null) throw new Error(`${folder} belongs to a hub of another organization. Move it away, and ${plan.name} joins this one.`);
  await enter(data, plan, gatewayUrl, (await createJoinToken(scope)).token);
}

/** Joins with growing pauses until it works, saying once why it does not. */
export async function joinWithPatience(scope: Scope, data: string, plan: HubPlan, gatewayUrl: string, say: (line: string) => void): Promise<void> {
  for (let pauseMs = 500; ; pauseMs = Math.min(pauseMs * 2, 10_000)) {
    try {
      return await joinHub(scope, data, plan, gatewayUrl);
    } catch (error) {
      if (pauseMs === 500) say(error instanceof Error ? error.message : String(error));
      await new Promise((resume) => setTimeout(resume, pauseMs));
    }
  }
}
