import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";
import { Refusal } from "@/kernel/refusal";
import { log } from "./log";
import { migrateQueue } from "./queue";

interface Engine {
  applyMigrations(input: unknown): Promise<{ appliedMigrationNames: string[] }>;
  diff(input: unknown): Promise<{ exitCode: number; stdout: string | null }>;
  free(): void;
}

interface EngineClass {
  new: (input: { datamodels: Datamodel[] }, log: () => void, adapters: unknown) => Promise<Engine>;
}

export type Datamodel = [path: string, text: string];

let loaded: Promise<EngineClass> | undefined;

/**
 * Prisma's own schema engine as WASM: the command line would download a native one.
 * Once a process: the glue keeps its memory in module state, so a second instance would read the first one's.
 */
async function loadEngine(): Promise<EngineClass> {
  const require = createRequire(join(process.cwd(), "package.json"));
  const folder = dirname(require.resolve("@prisma/schema-engine-wasm"));
  const glue = await import(/* @vite-ignore */ /* webpackIgnore: true */ pathToFileURL(join(folder, "schema_engine_bg.js")).href);
  const wasm = await readFile(join(folder, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(new Uint8Array(wasm), { "./schema_engine_bg.js": glue });
  // The engine reports its own crashes here, and crashes harder when it is missing.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => log.error({ message }, "the schema engine failed") } });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as (() => void) | undefined)?.();
  return glue.SchemaEngine;
}

async function openEngine(url: string, datamodels: Datamodel[]): Promise<Engine> {
  loaded ??= loadEngine();
  const adapters = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return (await loaded).new({ datamodels }, () => undefined, adapters);
}

/** The schema files of a `prisma/` folder as [name, text]. */
export async function readSchema(folder: string): Promise<Datamodel[]> {
  const names = (await readdir(join(folder, "schema"))).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(names.map(async (name): Promise<Datamodel> => [name, await readFile(join(folder, "schema", name), "utf8")]));
}

/** The migration folders of the code, oldest first. */
async function listMigrations(folder: string): Promise<string[]> {
  const entries = await readdir(join(folder, "migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function migrationsList(folder: string): Promise<unknown> {
  const names = await listMigrations(folder);
  const read = async (path: string) => ({
    path,
    migrationFile: { path: "migration.sql", content: { tag: "ok", value: await readFile(join(folder, "migrations", path, "migration.sql"), "utf8") } },
  });
  return {
    baseDir: join(folder, "migrations"),
    lockfile: { path: "migration_lock.toml", content: 'provider = "postgresql"' },
    migrationDirectories: await Promise.all(names.map(read)),
    shadowDbInitScript: "",
  };
}

const filters = { externalTables: [], externalEnums: [] };

/** Migrations that the database has and this code does not know. */
async function unknownMigrations(url: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query("SELECT to_regclass('_prisma_migrations') AS present");
    if (tables[0].present === null) return [];
    const { rows } = await client.query("SELECT migration_name AS name FROM _prisma_migrations WHERE rolled_back_at IS NULL");
    const known = new Set(await listMigrations(folder));
    return rows.map((row) => String(row.name)).filter((name) => !known.has(name));
  } finally {
    await client.end();
  }
}

/**
 * Brings a database to the code's schema and returns the names applied. `folder` is the project's `prisma/`.
 * Refuses with `conflict` when the database is newer than the code; nothing is changed then.
 */
export async function migrate(url: string, folder: string): Promise<string[]> {
  const newer = await unknownMigrations(url, folder);
  if (newer.length > 0) {
    throw new Refusal(
      "conflict",
      `The database is newer than this version of Nearshelf: it has ${newer.join(", ")}. Nothing was changed. Start the version that made it, or restore a backup.`,
    );
  }
  const engine = await openEngine(url, await readSchema(folder));
  const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList: await migrationsList(folder), filters });
  engine.free();
  await migrateQueue(url);
  return appliedMigrationNames;
}

/**
 * The SQL that leads from one schema to another, both as [path, text] files; `from` null means an empty database.
 * The engine wants a database that answers, and leaves it as it is. (Its "migrations" source fails on PostgreSQL 18's "char" columns.)
 */
export async function draftMigration(scratchUrl: string, from: Datamodel[] | null, to: Datamodel[]): Promise<string> {
  const engine = await openEngine(scratchUrl, to);
  const { stdout } = await engine.diff({
    from: from ? datamodelSource(from) : { tag: "empty" },
    to: datamodelSource(to),
    script: true,
    shadowDatabaseUrl: null,
    exitCode: null,
    filters,
  });
  engine.free();
  return stdout ?? "";
}

function datamodelSource(files: Datamodel[]): object {
  return { tag: "schemaDatamodel", files: files.map(([path, content]) => ({ path, content })), configDir: "prisma" };
}
