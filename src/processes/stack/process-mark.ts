import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import * as z from "zod";

const run = promisify(execFile);

/** Names one process for good: a pid alone may by now belong to another. */
export const ProcessMark = z.object({ pid: z.number().int().min(1), startedAt: z.string() });
export type ProcessMark = z.infer<typeof ProcessMark>;

/** When a live process started, in the system's own words; null when there is no such process, or only its zombie. */
async function startOf(pid: number): Promise<string | null> {
  if (process.platform !== "linux") {
    const { stdout } = await run("ps", ["-o", "lstart=", "-p", String(pid)]).catch(() => ({ stdout: "" }));
    return stdout.trim() || null;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The name in brackets may hold blanks: count fields behind it. State is the 3rd of all, start time the 22nd.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "" ? null : (fields[19] ?? null);
}

export async function markOf(pid: number): Promise<ProcessMark | null> {
  const startedAt = await startOf(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export async function isAlive(mark: ProcessMark): Promise<boolean> {
  return (await startOf(mark.pid)) === mark.startedAt;
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

/** Ends a process and, when it does not go within `patienceMs`, its whole group by force. */
export async function end(mark: ProcessMark, { patienceMs = 5_000, with: polite = "SIGTERM" as NodeJS.Signals } = {}): Promise<void> {
  if (!(await isAlive(mark))) return;
  signal(mark.pid, polite);
  const until = Date.now() + patienceMs;
  while ((await isAlive(mark)) && Date.now() < until) await new Promise((resume) => setTimeout(resume, 50));
  if (await isAlive(mark)) kill(mark.pid);
}

/** Ends a detached child and what it started, at once. */
export function kill(pid: number): void {
  killGroup(pid);
  signal(pid, "SIGKILL");
}

/** Ends what a detached child that is gone has left in its group. */
export function killGroup(pid: number): void {
  signal(-pid, "SIGKILL");
}
