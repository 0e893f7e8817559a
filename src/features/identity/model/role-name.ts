import { type Role, rolesIn, type Scope } from "@/kernel/scope";

const names: Record<Role | "system", string> = {
  owner: "Owner",
  ad_manager: "Ad manager",
  producer: "Producer",
  reviewer: "Reviewer",
  operator: "Operator",
  analyst: "Analyst",
  publisher: "Publisher",
  system: "System",
};

/** The roles a scope holds, in words: "Owner" or "Producer, Reviewer". */
export function roleName(scope: Scope): string {
  const held = [...new Set(rolesIn(scope))].map((role) => names[role]);
  return held.join(", ") || "No role yet";
}
