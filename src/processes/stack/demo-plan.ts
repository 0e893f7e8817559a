import { spawn } from "node:child_process";
import { join } from "node:path";
import { type ChildPlan, environment } from "./child";
import type { StackFile } from "./lock";
import { pick, variablesOf } from "./plans";
import { openSecrets } from "./secrets";
import { readSettings, type Settings } from "./settings";

const needed = ["DATABASE_URL", "NEARSHELF_DATA", "KEY_SECRET", "BUILDER_URL", "BUILDER_SECRET", "GATEWAY_URL"];

/** The demo as one more process of a stack; it tells its progress on the terminal, where a package's notices to developers have no place. */
export function demoPlanOf(settings: Settings, variables: Record<string, string>): ChildPlan {
  return {
    name: "demo",
    args: ["--no-deprecation", join("dist", "demo.js")],
    env: { ...pick(variables, needed), PORT: String(settings.ports.web), NEXTAUTH_URL: settings.dashboardUrl },
    patienceMs: 12_000,
    shown: true,
  };
}

/** `npm run demo` beside a product that runs already: fills it from here, until Ctrl-C. */
export async function demoOn(running: StackFile, settings: Settings): Promise<void> {
  const there = readSettings({ ...process.env, PORT: String(running.port), NEARSHELF_DATA: settings.data }, []);
  const variables = variablesOf(there, await openSecrets(settings.data, process.env), running.databaseUrl);
  const plan = demoPlanOf(there, variables);
  const child = spawn(process.execPath, ["--enable-source-maps", ...plan.args], { env: environment(plan.env), stdio: "inherit", detached: true });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill("SIGTERM"));
  const code = await new Promise<number | null>((resume) => child.once("exit", resume));
  process.exit(code ?? 1);
}
