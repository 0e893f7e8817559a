import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const folder = join("dist", ".stamps");

async function filesUnder(path, skip) {
  if (skip.test(path)) return [];
  const entries = await readdir(path, { withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  const found = await Promise.all(entries.map((entry) => filesUnder(join(path, entry.name), skip)));
  return found.flat().sort();
}

/** SHA-256 over the names and bytes of files and folders; what is missing counts as empty, and `skip` leaves paths out. */
export async function fingerprint(paths, skip = /\.test\.tsx?$/) {
  const hash = createHash("sha256").update(process.version);
  for (const path of paths) for (const file of await filesUnder(path, skip)) hash.update(`\0${file}\0`).update(await readFile(file).catch(() => ""));
  return hash.digest("hex");
}

/** True when the part was last built from the same inputs. */
export async function isFresh(part, mark) {
  return (await readFile(join(folder, part), "utf8").catch(() => "")) === mark;
}

export async function keep(part, mark) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, part), mark);
}
