import { demand } from "@/features/identity/policy";
import type { Scope } from "@/kernel/scope";
import { readEnv } from "@/platform/env";

/** Where a hub that joins reaches the gateway. */
export function joinAddress(scope: Scope): string {
  demand(scope, "hub.enrol", "hub");
  return readEnv(["GATEWAY_URL"]).GATEWAY_URL;
}
