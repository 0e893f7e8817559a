import * as z from "zod";

const secret = z.string().min(32, "needs at least 32 characters");
const port = z.coerce.number().int().min(1).max(65535);
const url = z.url({ protocol: /^https?$/ });

/** Every variable the product reads, with its check; each process asks for the ones it needs. */
export const variables = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "is not a postgres:// address"),
  /** The one folder of data: blobs, uploads, root keys. */
  NEARSHELF_DATA: z.string().min(1),
  /** Seals the online signing keys in the database. */
  KEY_SECRET: secret,
  /** next-auth's JWT secret. */
  NEXTAUTH_SECRET: secret,
  /** The dashboard's public address. */
  NEXTAUTH_URL: url,
  /** Where the origin process is reached by browsers; another host than the dashboard. */
  ORIGIN_URL: url,
  ORIGIN_PORT: port,
  /** Signs preview links. */
  PREVIEW_SECRET: secret,
  /** The builder's private door. */
  BUILDER_URL: url,
  BUILDER_PORT: port,
  BUILDER_SECRET: secret,
  /** Where hubs reach the gateway. */
  GATEWAY_URL: url,
  GATEWAY_PORT: port,
  /** Typed by whoever creates the first organization from another machine. */
  SETUP_CODE: z.string().min(6),
  /** loopback: the web server only listens on this machine, so no set-up code is asked. */
  NEARSHELF_REACH: z.enum(["loopback", "network"]),
} as const;

type Name = keyof typeof variables;

/** What the web server reads. */
export const webVariables = [
  "DATABASE_URL",
  "NEARSHELF_DATA",
  "KEY_SECRET",
  "NEXTAUTH_SECRET",
  "NEXTAUTH_URL",
  "ORIGIN_URL",
  "PREVIEW_SECRET",
  "BUILDER_URL",
  "BUILDER_SECRET",
  "GATEWAY_URL",
  "SETUP_CODE",
  "NEARSHELF_REACH",
] as const satisfies Name[];

export type Env<N extends Name> = { readonly [K in N]: z.infer<(typeof variables)[K]> };

/** The bad variables of a process that cannot start, one line each. */
export class BadEnvironment extends Error {
  constructor(readonly lines: readonly string[]) {
    super(`These variables are missing or wrong:\n${lines.map((line) => `  ${line}`).join("\n")}`);
  }
}

/** Reads and checks the named variables; throws BadEnvironment listing every bad one, never its value. */
export function readEnv<N extends Name>(names: readonly N[], source: NodeJS.ProcessEnv = process.env): Env<N> {
  const bad: string[] = [];
  const good: Record<string, unknown> = {};
  for (const name of names) {
    const raw = source[name];
    const parsed = variables[name].safeParse(raw);
    if (parsed.success) good[name] = parsed.data;
    else bad.push(`${name} ${raw === undefined || raw === "" ? "is not set" : (parsed.error.issues[0]?.message ?? "is wrong")}`);
  }
  if (bad.length > 0) throw new BadEnvironment(bad);
  return good as Env<N>;
}

/** For a process's first line: reads its variables or prints every bad one and ends with exit code 78 (EX_CONFIG). */
export function demandEnv<N extends Name>(names: readonly N[]): Env<N> {
  try {
    return readEnv(names);
  } catch (error) {
    if (!(error instanceof BadEnvironment)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
