// The hub: an edge node that serves one organization's releases from its own disk and memory.
// Owns: its data folder (identity, keys, state, blobs, contents, beacon journal and segments), locked against a second process.
// Killed by: SIGTERM (drains for at most ten seconds), a port that is taken, a folder that another hub holds or that it cannot write.
// Survives: the control plane's absence, kill -9 at any moment, dead workers, damaged blobs, a full disk (serving goes on).
// The primary is the agent; its workers are the data plane, run this same file, and end with it.
import cluster from "node:cluster";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import * as z from "zod";
import { HubName } from "@/features/hub/schema";
import { Refusal } from "@/kernel/refusal";
import { Agent } from "./agent/agent";
import { HubFolder } from "./agent/folder";
import { loadIdentity } from "./agent/identity";
import { takeLock } from "./agent/lock";
import { work } from "./edge/worker";
import { join } from "./join";

const usage = `Usage:
  hub join <gateway address> --data <folder> --name <name> --public-url <address> [--residency EU]   (the token on standard input)
  hub run --data <folder> --port <port> --admin-port <port> [--host 127.0.0.1] [--workers 1] [--memory-mb 512] [--gateway <address>]
`;

const options = {
  data: { type: "string" },
  name: { type: "string" },
  "public-url": { type: "string" },
  residency: { type: "string", default: "" },
  host: { type: "string", default: "127.0.0.1" },
  port: { type: "string" },
  "admin-port": { type: "string" },
  workers: { type: "string", default: "1" },
  "memory-mb": { type: "string", default: "512" },
  gateway: { type: "string" },
} as const;

const port = z.coerce.number().int().min(1).max(65_535);
const JoinArgs = z.object({ data: z.string().min(1), name: HubName, "public-url": z.url({ protocol: /^https?$/ }), residency: z.string().max(20) });
const RunArgs = z.object({
  data: z.string().min(1),
  host: z.string(),
  port,
  "admin-port": port,
  workers: z.coerce.number().int().min(1).max(64),
  "memory-mb": z.coerce.number().int().min(16),
  gateway: z.url({ protocol: /^https?$/ }).optional(),
});

async function joinCommand(gateway: string | undefined, values: unknown): Promise<void> {
  const args = JoinArgs.parse(values);
  const token = await text(process.stdin);
  const hub = await join({
    gateway: z.url({ protocol: /^https?$/ }).parse(gateway),
    token,
    data: args.data,
    name: args.name,
    publicUrl: args["public-url"],
    residency: args.residency,
  });
  process.stdout.write(`Joined as ${args.name} (${hub}).\n`);
  process.exit(0);
}

async function runCommand(values: unknown): Promise<void> {
  const args = RunArgs.parse(values);
  const folder = new HubFolder(args.data);
  const identity = await loadIdentity(folder);
  await takeLock(folder.lock());
  await folder.make();
  const settings = {
    data: args.data,
    host: args.host,
    port: args.port,
    adminPort: args["admin-port"],
    workers: args.workers,
    memoryBytes: args["memory-mb"] * 1_048_576,
  };
  const agent = await Agent.start(folder, { ...identity, gateway: args.gateway ?? identity.gateway }, settings);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void agent.close().finally(() => process.exit(0)));
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [command, gateway] = positionals;
  if (command === "join") return joinCommand(gateway, values);
  if (command === "run") return runCommand(values);
  process.stderr.write(usage);
  process.exit(64);
}

function explain(error: unknown): string {
  if (error instanceof z.ZodError) return error.issues.map((issue) => `--${issue.path.join(".")} ${issue.message}`).join("\n");
  return error instanceof Refusal || error instanceof TypeError ? error.message : String(error instanceof Error ? error.stack : error);
}

if (cluster.isWorker) work();
else
  await main().catch((error) => {
    process.stderr.write(`${explain(error)}\n${error instanceof z.ZodError ? usage : ""}`);
    process.exit(error instanceof Refusal ? 75 : 1);
  });
