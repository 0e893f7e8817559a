import { may } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import type { Ground } from "../model/question";
import { getGround } from "./get-ground";

/** What the planner's screen asks of, and whether its reader may ask. */
export async function showGround(scope: Scope): Promise<Ground & { may: { plan: boolean } }> {
  return { ...(await getGround(scope)), may: { plan: may(scope, "hub.plan") } };
}
