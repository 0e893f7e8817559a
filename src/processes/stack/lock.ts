import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
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

/** Moves a dead stack's file away and gives what it said; a living one's stays, also when it came in between. */
async function setAside(path: string): Promise<StackFile | null> {
  const running = await findOwner(path);
  if (running) throw new AlreadyRunning(running);
  const aside = `${path}.${randomUUID()}`;
  const moved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!moved) return null;
  const living = await findOwner(aside);
  const previous = await read(aside);
  if (living) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
  if (living) throw new AlreadyRunning(living);
  return previous;
}

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

  /** `link` fails when the file is there, so of two starts at the same moment one wins. */
  private static async claim(path: string, file: StackFile): Promise<Record<string, ProcessMark>> {
    const draft = `${path}.${randomUUID()}`;
    await writeFile(draft, JSON.stringify(file), { mode: 0o600 });
    try {
      const previous = await setAside(path);
      await link(draft, path);
      return previous?.children ?? {};
    } catch (error) {
      if (error instanceof AlreadyRunning) throw error;
      throw new AlreadyRunning((await read(path)) ?? file);
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
