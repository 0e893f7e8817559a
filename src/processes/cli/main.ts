// Owns nothing: one command to its end. `migrate` brings DATABASE_URL to this code's schema.
// Killed midway: each migration is one transaction of the engine's; run it again.
// Survives nothing: exit code 0 done, 1 refused, 2 called wrongly, 78 bad variables.
import { Refusal } from "@/kernel/refusal";
import { demandEnv } from "@/platform/env";
import { migrate } from "@/platform/migrate";

const commands: Record<string, () => Promise<string>> = {
  async migrate() {
    const { DATABASE_URL } = demandEnv(["DATABASE_URL"]);
    const applied = await migrate(DATABASE_URL, "prisma");
    return applied.length > 0 ? `Applied ${applied.join(", ")}.` : "The database is up to date.";
  },
};

async function main(): Promise<number> {
  const command = commands[process.argv[2] ?? ""];
  if (!command) {
    process.stderr.write(`Usage: node dist/cli.js ${Object.keys(commands).join(" | ")}\n`);
    return 2;
  }
  try {
    process.stdout.write(`${await command()}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
    return 1;
  }
}

process.exit(await main());
