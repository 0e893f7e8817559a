import { isFirstRun } from "@/features/identity/reads/first-run";
import { FirstOrganization } from "@/features/identity/schema";
import { createFirstOrganization } from "@/features/identity/writes/create-first-organization";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Listener } from "@/platform/stream";

const pollMs = 5_000;

/** The organization that the local hubs join: the oldest that is not a demo. */
async function findFirstOrganization(): Promise<{ id: string } | null> {
  return db().organization.findFirst({ where: { isDemo: false }, orderBy: { createdAt: "asc" }, select: { id: true } });
}

/** Resolves with the first organization's id, at once or when somebody creates it; the poll covers a lost notice. */
export function untilFirstOrganization(listener: Listener): Promise<string> {
  return new Promise((resume) => {
    let asking = false;
    const look = async () => {
      if (asking) return;
      asking = true;
      const found = await findFirstOrganization().catch(() => null);
      asking = false;
      if (!found) return;
      clearInterval(poll);
      listener.removeListener("happening", look).removeListener("gap", look);
      resume(found.id);
    };
    const poll = setInterval(look, pollMs);
    listener.on("happening", look).on("gap", look);
    void look();
  });
}

/** What NEARSHELF_INIT_ORG, _EMAIL and _PASSWORD ask for, or null when none is set; throws `invalid` naming what is wrong. */
export function readInit(env: NodeJS.ProcessEnv): FirstOrganization | null {
  const { NEARSHELF_INIT_ORG: organization, NEARSHELF_INIT_EMAIL: email, NEARSHELF_INIT_PASSWORD: password } = env;
  if (!organization && !email && !password) return null;
  const parsed = FirstOrganization.safeParse({ organization, email, password });
  if (parsed.success) return parsed.data;
  const names: Record<string, string> = { organization: "NEARSHELF_INIT_ORG", email: "NEARSHELF_INIT_EMAIL", password: "NEARSHELF_INIT_PASSWORD" };
  const lines = parsed.error.issues.map((issue) => `  ${names[String(issue.path[0])]}: ${issue.message}`);
  throw new Refusal("invalid", `The first organization was not created; these variables are missing or wrong:\n${lines.join("\n")}`);
}

/** Creates the first organization where there is none yet; a later start with the same variables changes nothing. */
export async function initOrganization(scope: Scope, input: FirstOrganization): Promise<boolean> {
  if (!(await isFirstRun())) return false;
  await createFirstOrganization(scope, input);
  return true;
}
