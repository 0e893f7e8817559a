import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "@/platform/embedded-postgres";
import { type Datamodel, draftMigration, readSchema } from "@/platform/migrate";

const name = process.argv[2];
if (!name || !/^[a-z]+(_[a-z]+)+$/.test(name)) {
  process.stderr.write("Usage: npm run db:new-migration verb_object\n");
  process.exit(2);
}

const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });

/** The schema as last committed: what the newest committed migration leads to. */
function committedSchema(): Datamodel[] | null {
  const names = git("ls-tree", "--name-only", "-r", "HEAD", "prisma/schema").split("\n").filter(Boolean);
  return names.length > 0 ? names.map((path) => [path, git("show", `HEAD:${path}`)]) : null;
}

const from = process.argv.includes("--first") ? null : committedSchema();
const scratch = await mkdtemp(join(tmpdir(), "nearshelf-draft-"));
const postgres = await startPostgres(scratch, 55_000 + Math.floor(Math.random() * 5_000));
const sql = await draftMigration(postgres.url, from, await readSchema("prisma")).finally(async () => {
  await postgres.stop();
  await rm(scratch, { recursive: true, force: true });
});
const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
const target = join("prisma", "migrations", `${stamp}_${name}`);
await mkdir(target, { recursive: true });
await writeFile(join(target, "migration.sql"), sql);
process.stdout.write(`${target}/migration.sql\n`);
