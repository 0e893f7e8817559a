import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { Refusal } from "@/kernel/refusal";
import { readText } from "@/platform/read-text";

/** Holds a data folder for this process until it ends; throws Refusal `conflict` while another living process holds it. */
export async function takeLock(path: string): Promise<void> {
  const own = `${process.pid} ${await startOf(process.pid)}`;
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, own);
  try {
    const holder = await readText(path);
    if (holder !== null) await setAside(path, holder);
    // link fails when the name is taken, so of two starts at one moment one wins.
    await link(draft, path).catch((cause) => {
      throw new Refusal("conflict", `Another hub has just taken this data folder (${cause.code}).`);
    });
  } finally {
    await rm(draft, { force: true });
  }
}

/** Moves a dead process's lock away; a living one's stays, also when it came in between. */
async function setAside(path: string, holder: string): Promise<void> {
  await demandDead(holder);
  const aside = `${path}.${process.pid}.old`;
  const moved = await rename(path, aside).then(
    () => readText(aside),
    () => null,
  );
  try {
    if (moved !== null && moved !== holder) await demandDead(moved);
  } catch (error) {
    await link(aside, path).catch(() => undefined);
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function demandDead(holder: string): Promise<void> {
  const [pid = "0", startedAt] = holder.split(" ");
  const alive = startedAt !== "" && (await startOf(Number(pid))) === startedAt;
  if (alive) throw new Refusal("conflict", `Another hub (process ${pid}) already uses this data folder. Stop it, or give this one its own --data.`);
}

/** When a process started, by which a reused process id is told apart; "" when there is none. Elsewhere than on Linux: that it lives. */
async function startOf(pid: number): Promise<string> {
  if (process.platform !== "linux") return isThere(pid) ? "alive" : "";
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? "" : (fields[19] ?? "");
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
