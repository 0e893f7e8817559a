import { db } from "@/platform/db";
import type { Listener } from "@/platform/stream";

const pollMs = 5_000;

/** The organization that the local hubs join: the oldest that is not the demo's. */
export async function findFirstOrganization(): Promise<{ id: string; name: string } | null> {
  return db().organization.findFirst({ where: { isDemo: false }, orderBy: { createdAt: "asc" }, select: { id: true, name: true } });
}

/** Resolves with the first organization, at once or when somebody creates it; the poll covers a lost notice. */
export function untilFirstOrganization(listener: Listener): Promise<{ id: string; name: string }> {
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
      resume(found);
    };
    const poll = setInterval(look, pollMs);
    listener.on("happening", look).on("gap", look);
    void look();
  });
}

/** NEARSHELF_INIT_ORG, _EMAIL and _PASSWORD: all three or none. */
export function readInit(env: NodeJS.ProcessEnv): { organization: string; email: string; password: string } | null {
  const { NEARSHELF_INIT_ORG: organization, NEARSHELF_INIT_EMAIL: email, NEARSHELF_INIT_PASSWORD: password } = env;
  if (!organization && !email && !password) return null;
  if (organization && email && password) return { organization, email, password };
  throw new Error("Set NEARSHELF_INIT_ORG, NEARSHELF_INIT_EMAIL and NEARSHELF_INIT_PASSWORD together, or none of them.");
}
