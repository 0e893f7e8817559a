import { join } from "node:path";
import { webVariables } from "@/platform/env";
import type { ChildPlan } from "./child";
import type { Secrets } from "./secrets";
import type { HubPlan, Settings } from "./settings";

/** Every variable that the control plane's processes share; each is handed only its own by `plansOf`. */
export function variablesOf(settings: Settings, secrets: Secrets, databaseUrl: string): Record<string, string> {
  const { ports } = settings;
  return {
    ...secrets,
    DATABASE_URL: databaseUrl,
    NEARSHELF_DATA: settings.data,
    NEARSHELF_REACH: settings.reach,
    NEXTAUTH_URL: settings.dashboardUrl,
    ORIGIN_URL: settings.originUrl,
    ORIGIN_PORT: String(ports.origin),
    GATEWAY_URL: settings.gatewayUrl,
    GATEWAY_PORT: String(ports.gateway),
    BUILDER_URL: `http://127.0.0.1:${ports.builder}`,
    BUILDER_PORT: String(ports.builder),
  };
}

export function pick(all: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, all[name] ?? ""]));
}

/** The builder handles pictures outside the heap: a small heap is collected often, which frees them (571 MB at most became 475, in bench factory). */
const thrifty = ["--max-semi-space-size=2", "--max-old-space-size=192"];

/** The control plane's processes except the database, in the order in which they are named on the terminal. */
export function plansOf(settings: Settings, all: Record<string, string>): ChildPlan[] {
  const data = ["DATABASE_URL", "NEARSHELF_DATA"];
  const host = settings.reach === "network" ? "0.0.0.0" : "127.0.0.1";
  const next = ["node_modules/next/dist/bin/next", settings.dev ? "dev" : "start", "-p", String(settings.ports.web), "-H", host];
  return [
    { name: "gateway", args: ["dist/gateway.js"], env: pick(all, [...data, "GATEWAY_PORT", "KEY_SECRET"]), patienceMs: 11_000 },
    {
      name: "builder",
      args: [...thrifty, "dist/builder.js"],
      env: { ...pick(all, [...data, "BUILDER_PORT", "BUILDER_SECRET"]), MALLOC_ARENA_MAX: "2" },
      patienceMs: 11_000,
    },
    { name: "origin", args: ["dist/origin.js"], env: pick(all, ["NEARSHELF_DATA", "ORIGIN_PORT", "PREVIEW_SECRET", "NEARSHELF_REACH"]), patienceMs: 11_000 },
    // An open dashboard holds a stream that never ends by itself.
    { name: "web", args: next, env: { ...pick(all, webVariables), NEXT_TELEMETRY_DISABLED: "1" }, patienceMs: 3_000 },
  ];
}

export const hubFolder = (data: string, name: string) => join(data, "hubs", name);

/** A hub that has joined: it knows its gateway and credential from its own folder. */
export function hubPlanOf(data: string, hub: HubPlan, gatewayUrl: string): ChildPlan {
  const args = [
    "dist/hub.js",
    "run",
    "--data",
    hubFolder(data, hub.name),
    "--port",
    String(hub.port),
    "--admin-port",
    String(hub.adminPort),
    "--workers",
    "1",
    "--gateway",
    gatewayUrl,
  ];
  return { name: hub.name, args, env: {}, patienceMs: 11_000 };
}
