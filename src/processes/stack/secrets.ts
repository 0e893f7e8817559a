import { randomBytes, randomInt } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { readText } from "@/platform/read-text";

const Secrets = z.object({
  KEY_SECRET: z.string(),
  NEXTAUTH_SECRET: z.string(),
  PREVIEW_SECRET: z.string(),
  BUILDER_SECRET: z.string(),
  SETUP_CODE: z.string(),
});
export type Secrets = z.infer<typeof Secrets>;

const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

function fresh(): Secrets {
  const secret = () => randomBytes(32).toString("base64url");
  const code = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join("");
  return { KEY_SECRET: secret(), NEXTAUTH_SECRET: secret(), PREVIEW_SECRET: secret(), BUILDER_SECRET: secret(), SETUP_CODE: code };
}

/**
 * The secrets of a data folder, made once (secrets.json, mode 0600); what the environment sets wins.
 * A damaged or unreadable file stops the start: new secrets would make the sealed signing keys unreadable.
 */
export async function openSecrets(data: string, env: NodeJS.ProcessEnv): Promise<Secrets> {
  const path = join(data, "secrets.json");
  const text = await readText(path);
  const kept = text === null ? await write(path, fresh()) : Secrets.safeParse(parse(text)).data;
  if (!kept) throw new Error(`${path} is damaged. Nothing was started. Put back a copy of it: without it the signing keys in the database cannot be opened.`);
  const given = Object.keys(kept).flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return Secrets.parse({ ...kept, ...Object.fromEntries(given) });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function write(path: string, secrets: Secrets): Promise<Secrets> {
  await writeFile(`${path}.part`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
  return secrets;
}
