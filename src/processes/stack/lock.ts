import { createHash, randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readText } from "@/platform/read-text";
import { end, isAlive, markOf, ProcessMark } from "./process-mark";

/** stack.json, mode 0600: who runs on this data folder and how to reach it. */
export const StackFile = z.object({
  owner: ProcessMark,
  dashboardUrl: z.string(),
  port: z.number().int(),
  /** Empty until the database answers. */
  databaseUrl: z.string(),
  ready: z.boolean(),
  children: z.record(z.string(), ProcessMark),
});
export type StackFile = z.infer<typeof StackFile>;

export class AlreadyRunning extends Error {
  constructor(readonly file: StackFile) {
    super(
      `Nearshelf already runs from this data folder: ${file.dashboardUrl} (process ${file.owner.pid}). Stop it first, or set NEARSHELF_DATA and PORT for a second one.`,
    );
  }
}

/** stack.json for the stack, demo.json for the demo beside it. */
const pathOf = (data: string, name = "stack") => join(data, `${name}.json`);

async function read(path: string): Promise<StackFile | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return null;
  try {
    return StackFile.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** The stack that runs on a data folder right now, or null. */
export function findRunning(data: string): Promise<StackFile | null> {
  return findOwner(pathOf(data));
}

async function findOwner(path: string): Promise<StackFile | null> {
  const file = await read(path);
  return file && (await isAlive(file.owner)) ? file : null;
}

/** The database goes last, and by SIGINT: to it SIGTERM means waiting for every client. */
async function endLeftovers({ postgres, ...others }: Record<string, ProcessMark>): Promise<void> {
  await Promise.all(Object.values(others).map((mark) => end(mark)));
  if (postgres) await end(postgres, { patienceMs: 15_000, with: "SIGINT" });
}

/** False when the name is taken: of two that link it at the same moment one wins. */
async function linked(draft: string, path: string): Promise<boolean> {
  return link(draft, path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

/**
 * Puts the draft in the place of a dead stack's file and gives what that said. The heir of a file is whoever links the name that follows
 * from its text; nobody else may replace the file meanwhile, so it is the same that was read until the rename.
 */
async function inherit(draft: string, path: string): Promise<StackFile | null> {
  const left = await readText(path);
  const heir = `${path}.${createHash("sha256")
    .update(left ?? "")
    .digest("hex")
    .slice(0, 16)}`;
  if ((await read(heir)) && !(await findOwner(heir))) await rm(heir, { force: true });
  if (!(await linked(draft, heir))) throw new Taken();
  try {
    if (left === null || (await readText(path)) !== left) throw new Taken();
    const running = await findOwner(path);
    if (running) throw new AlreadyRunning(running);
    const previous = await read(path);
    await rename(draft, path);
    return previous;
  } finally {
    await rm(heir, { force: true });
  }
}

/** Another start was quicker. */
class Taken extends Error {}

/** Holds a data folder for this process; what children a killed predecessor left behind is ended first. */
export class Lock {
  private last: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly file: StackFile,
  ) {}

  static async take(data: string, facts: { dashboardUrl: string; port: number }, name?: "demo"): Promise<Lock> {
    const owner = await markOf(process.pid);
    if (!owner) throw new Error("This process cannot see itself.");
    const path = pathOf(data, name);
    const file: StackFile = { owner, ...facts, databaseUrl: "", ready: false, children: {} };
    const leftovers = await Lock.claim(path, file);
    await endLeftovers(leftovers);
    return new Lock(path, file);
  }

  private static async claim(path: string, file: StackFile): Promise<Record<string, ProcessMark>> {
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(file), { mode: 0o600 });
    try {
      if (await linked(draft, path)) return {};
      const running = await findOwner(path);
      if (running) throw new AlreadyRunning(running);
      return (await inherit(draft, path))?.children ?? {};
    } catch (error) {
      if (error instanceof Taken) throw new AlreadyRunning((await read(path)) ?? file);
      throw error;
    } finally {
      await rm(draft, { force: true });
    }
  }

  /** Writes what changed; later changes wait for earlier ones. */
  note(change: Partial<Pick<StackFile, "databaseUrl" | "ready">>): Promise<void> {
    Object.assign(this.file, change);
    return this.save();
  }

  noteChild(name: string, mark: ProcessMark | null): Promise<void> {
    if (mark) this.file.children[name] = mark;
    else delete this.file.children[name];
    return this.save();
  }

  private save(): Promise<void> {
    const text = JSON.stringify(this.file);
    this.last = this.last.then(async () => {
      await writeFile(`${this.path}.part`, text, { mode: 0o600 });
      await rename(`${this.path}.part`, this.path);
    });
    return this.last;
  }

  async release(): Promise<void> {
    await this.last;
    await rm(this.path, { force: true });
  }
}
