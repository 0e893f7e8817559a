import { db } from "@/platform/db";

/** True until an organization that is not a demo exists; asked before anybody can be proven. */
export async function isFirstRun(): Promise<boolean> {
  return (await db().organization.findFirst({ where: { isDemo: false }, select: { id: true } })) === null;
}
