import { spawn } from "node:child_process";
import { createJoinToken } from "@/features/hub/writes/create-join-token";
import type { Scope } from "@/kernel/scope";
import { Child, environment, type Watch } from "./child";
import { hubFolder, hubPlanOf } from "./plans";
import type { HubPlan } from "./settings";

export interface HubHome {
  data: string;
  gatewayUrl: string;
}

/** Runs `hub join` once per data folder; the token travels on standard input, never on a command line. */
async function join(home: HubHome, plan: HubPlan, token: string): Promise<void> {
  const publicUrl = `http://127.0.0.1:${plan.port}`;
  const args = [
    "dist/hub.js",
    "join",
    home.gatewayUrl,
    "--data",
    hubFolder(home.data, plan.name),
    "--name",
    plan.name,
    "--public-url",
    publicUrl,
    "--residency",
    plan.residency,
  ];
  const child = spawn(process.execPath, args, { env: environment({ NEARSHELF_PROCESS: plan.name }), stdio: ["pipe", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
  child.stdin.end(`${token}\n`);
  const code = await new Promise<number | null>((resume) => child.once("exit", resume));
  if (code !== 0) throw new Error(`${plan.name} could not join: ${said.trim()}`);
}

/** The hubs of one organization on this machine: joined at first use, then only run. */
export async function startHubs(
  scope: Scope,
  plans: readonly HubPlan[],
  home: HubHome,
  watch: Watch,
  hasJoined: (folder: string) => Promise<boolean>,
): Promise<Child[]> {
  return Promise.all(
    plans.map(async (plan) => {
      if (!(await hasJoined(hubFolder(home.data, plan.name)))) await join(home, plan, (await createJoinToken(scope)).token);
      const child = new Child(hubPlanOf(home.data, plan, home.gatewayUrl), watch);
      child.start();
      return child;
    }),
  );
}
