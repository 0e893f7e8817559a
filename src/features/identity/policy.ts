import { missing, Refusal } from "@/kernel/refusal";
import { type Role, rolesIn, type Scope } from "@/kernel/scope";

const everyone: readonly Role[] = ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"];

/** Who may do what: the only table of rights, asked by server and screen. Owners may everything in it. */
export const policy = {
  "organization.create": [],
  "campaign.read": everyone,
  "campaign.create": ["ad_manager"],
  "campaign.edit": ["ad_manager"],
  "creative.edit": ["ad_manager", "producer"],
  "variant.build": ["ad_manager", "producer"],
  "release.read": everyone,
  "release.publish": ["ad_manager"],
  "release.rollBack": ["ad_manager", "operator"],
  "hub.read": everyone,
  "hub.enrol": ["operator"],
  "beacon.read": everyone,
  "market.read": everyone,
  "market.edit": ["ad_manager"],
  /** Candidate sites and questions to the placement planner. */
  "hub.plan": ["ad_manager", "operator"],
  /** What a hub is to hold. */
  "hub.assign": ["ad_manager", "operator"],
  "publisher.tag": ["ad_manager", "operator"],
  /** A tag whose fallback host stands outside the market's residency region: owners only. */
  "publisher.fallbackOutside": [],
} as const satisfies Record<string, readonly Role[]>;

export type Action = keyof typeof policy;

/** True when one of the scope's roles allows the action, for a team's things or, without a team, anywhere. */
export function may(scope: Scope, action: Action, teamId?: string): boolean {
  const allowed: readonly string[] = policy[action];
  return rolesIn(scope, teamId).some((role) => role === "system" || role === "owner" || allowed.includes(role));
}

/** True when the scope has any role that sees the team's things at all. */
export function sees(scope: Scope, teamId: string): boolean {
  return rolesIn(scope, teamId).some((role) => role !== "publisher");
}

/** For queries: the teams whose things the scope sees, or null for all of its organization. */
export function seenTeams(scope: Scope): string[] | null {
  if (scope.organizationRole) return null;
  return scope.seats.filter(({ teamId }) => sees(scope, teamId)).map(({ teamId }) => teamId);
}

/** Throws *missing* to whoever may not even see the team's thing, *forbidden* to a role that may see but not act. */
export function demand(scope: Scope, action: Action, what: string, teamId?: string): void {
  if (teamId !== undefined && !sees(scope, teamId)) throw missing(what);
  if (!may(scope, action, teamId)) throw new Refusal("forbidden", `Your role does not allow this (${action}). Ask an owner of the organization.`);
}
