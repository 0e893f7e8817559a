import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope, type Scope } from "@/kernel/scope";
import { readEnv } from "@/platform/env";

const wrongCodes = new RateLimiterMemory({ points: 20, duration: 15 * 60 });
const hash = (text: string) => createHash("sha256").update(text).digest();

/** True when the dashboard can be reached from other machines, so that set-up must show it was started by the same person. */
export function asksSetUpCode(): boolean {
  return readEnv(["NEARSHELF_REACH"]).NEARSHELF_REACH === "network";
}

/** Refuses a missing or wrong code where one is asked; after 20 wrong ones, any code for a quarter of an hour. */
export async function demandSetUpCode(code: string | undefined): Promise<void> {
  if (!asksSetUpCode()) return;
  const tried = await wrongCodes.get("all");
  if (tried && tried.remainingPoints <= 0) throw new Refusal("limit", "Too many wrong set-up codes. Nothing was changed. Try again in 15 minutes.");
  if (timingSafeEqual(hash(code ?? ""), hash(readEnv(["SETUP_CODE"]).SETUP_CODE))) return;
  await wrongCodes.consume("all").catch(() => undefined);
  const says = "This is not the set-up code. Nothing was changed. The code stands in the terminal that started Nearshelf.";
  throw new Refusal("forbidden", says, [{ at: "setUpCode", says: "Not the code in the terminal." }]);
}

/** Who acts before anybody has an account: a scope for the organization that is about to be. */
export function setUpScope(requestId: string): Scope {
  return mintSystemScope(randomUUID(), "setup", requestId);
}
