import { readFile } from "node:fs/promises";

/** The file's text, or null when there is none. Throws when there is one that cannot be read: to take that for none would replace it. */
export async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
