import { randomBytes } from "node:crypto";
import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { Aggregate } from "@/features/beacon/model/aggregate";
import { BeaconRecord, windowOf } from "@/features/beacon/model/record";
import { log } from "@/platform/log";
import { readText } from "@/platform/read-text";
import { syncFolder } from "@/platform/sync-folder";
import { type HubFolder, writeDurably } from "./folder";

const Run = z.object({ run: z.string().regex(/^[0-9a-f]{32}$/) });
const Opening = z.object({ run: z.string(), seq: z.number().int().min(1) });

interface OpenJournal {
  file: FileHandle;
  path: string;
  run: string;
  seq: number;
  /** Bytes known to be on disk. */
  sizeBytes: number;
  aggregate: Aggregate;
}

/**
 * The write-ahead file of beacons and the segments it turns into. A record is promised once `append` resolves true;
 * journal n becomes segment n after journal n + 1 exists, and is removed only then, so a crash anywhere counts every promise once.
 */
export class Journal {
  #run = "";
  #open: OpenJournal | null = null;
  #queue: { records: readonly BeaconRecord[]; done: (ok: boolean) => void }[] = [];
  #turn: Promise<void> = Promise.resolve();
  #lost = 0;

  constructor(private readonly folder: HubFolder) {}

  /** Turns what a killed hub left into segments and opens a fresh journal. */
  async open(): Promise<void> {
    this.#run = await this.#readRun();
    const left = await numbered(this.folder.journal(), ".log");
    const used: number[] = [];
    // A journal without records never became a segment: its number is free.
    for (const seq of left) used.push((await this.#recover(seq)) ? seq : seq - 1);
    const last = Math.max(0, ...used, ...(await numbered(this.folder.spool(), ".json")));
    this.#open = await this.#begin(last + 1);
    for (const seq of left) if (seq !== last + 1) await rm(this.#pathOf(seq), { force: true });
  }

  get run(): string {
    return this.#run;
  }

  /** Beacons that could not be written because the disk refused, since the last segment. */
  get lost(): number {
    return this.#lost;
  }

  /** True once the records are on disk; false when the disk refused them. Calls that come together share one sync. */
  append(records: readonly BeaconRecord[]): Promise<boolean> {
    return new Promise((done) => {
      this.#queue.push({ records, done });
      if (this.#queue.length === 1) this.#inTurn(() => this.#flush());
    });
  }

  /** Closes the current journal into a segment; nothing when it is empty. */
  rotate(): Promise<void> {
    return this.#inTurn(() => this.#rotate());
  }

  /** After another hub was found to use the same run: later segments carry a new one. */
  renew(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#rotate();
      this.#run = await this.#writeRun();
      const current = this.#open;
      if (!current) return;
      this.#open = await this.#begin(current.seq + 1);
      await current.file.close();
      await rm(current.path, { force: true });
    });
  }

  async close(): Promise<void> {
    await this.rotate();
    await this.#open?.file.close();
    this.#open = null;
  }

  #inTurn(step: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(step).catch((error) => log.error({ reason: String(error) }, "the beacon journal could not be written"));
    return this.#turn;
  }

  async #flush(): Promise<void> {
    const batch = this.#queue;
    this.#queue = [];
    const records = batch.flatMap((one) => [...one.records]);
    const ok = await this.#write(records);
    if (!ok) this.#lost += records.length;
    for (const { done } of batch) done(ok);
  }

  async #write(records: readonly BeaconRecord[]): Promise<boolean> {
    const current = this.#open;
    if (!current) return false;
    const bytes = Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(""));
    try {
      const { bytesWritten } = await current.file.write(bytes, 0, bytes.length, current.sizeBytes);
      // A disk that is nearly full takes a part without an error.
      if (bytesWritten < bytes.length) throw new Error(`only ${bytesWritten} of ${bytes.length} bytes were taken`);
      await current.file.datasync();
    } catch (error) {
      log.warn({ reason: String(error) }, "the disk refused beacons");
      await current.file.truncate(current.sizeBytes).catch(() => undefined);
      return false;
    }
    current.sizeBytes += bytes.length;
    for (const record of records) current.aggregate.add(record);
    return true;
  }

  async #rotate(): Promise<void> {
    const current = this.#open;
    if (!current) return;
    await this.#confessLosses();
    if (current.aggregate.isEmpty) return;
    this.#open = await this.#begin(current.seq + 1);
    await current.file.close();
    await this.#spool(current.aggregate, current.run, current.seq);
    await rm(current.path, { force: true });
  }

  /** Beacons answered 503 become receipts as soon as the disk takes them. */
  async #confessLosses(): Promise<void> {
    const lost = this.#lost;
    if (lost === 0) return;
    const windowAt = windowOf(Date.now());
    const written = await this.#write(Array.from({ length: Math.min(lost, 10_000) }, (): BeaconRecord => ({ reason: "overflow", windowAt })));
    if (written) this.#lost = Math.max(0, this.#lost - 10_000);
  }

  async #spool(aggregate: Aggregate, run: string, seq: number): Promise<void> {
    await writeDurably(join(this.folder.spool(), `${String(seq).padStart(12, "0")}.json`), JSON.stringify(aggregate.segment(run, seq)));
  }

  async #begin(seq: number): Promise<OpenJournal> {
    const path = this.#pathOf(seq);
    const file = await open(path, "w", 0o600);
    const opening = Buffer.from(`${JSON.stringify({ run: this.#run, seq })}\n`);
    await file.write(opening, 0, opening.length, 0);
    await file.datasync();
    await syncFolder(this.folder.journal());
    return { file, path, run: this.#run, seq, sizeBytes: opening.length, aggregate: new Aggregate() };
  }

  /** True when there was something to recover. A last line without its end was never answered. */
  async #recover(seq: number): Promise<boolean> {
    const [first = "", ...lines] = ((await readText(this.#pathOf(seq))) ?? "").split("\n").slice(0, -1);
    const opening = parseLine(Opening, first);
    if (!opening) return false;
    const aggregate = new Aggregate();
    for (const line of lines) {
      const record = parseLine(BeaconRecord, line);
      if (record) aggregate.add(record);
    }
    if (!aggregate.isEmpty) await this.#spool(aggregate, opening.run, opening.seq);
    return !aggregate.isEmpty;
  }

  async #readRun(): Promise<string> {
    const stored = parseLine(Run, (await readText(this.folder.run())) ?? "");
    return stored?.run ?? this.#writeRun();
  }

  async #writeRun(): Promise<string> {
    const run = randomBytes(16).toString("hex");
    await writeDurably(this.folder.run(), JSON.stringify({ run }));
    return run;
  }

  #pathOf(seq: number): string {
    return join(this.folder.journal(), `${String(seq).padStart(12, "0")}.log`);
  }
}

function parseLine<S extends z.ZodType>(shape: S, line: string): z.infer<S> | null {
  try {
    return shape.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** The numbers of the files in a folder, ascending. */
export async function numbered(folder: string, ending: string): Promise<number[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(ending));
  return names
    .map((name) => Number.parseInt(name, 10))
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
}
