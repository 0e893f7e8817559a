/** Roles of the product; owner and operator are organization-wide, the others held in a team. */
export const roles = ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst", "publisher"] as const;
export type Role = (typeof roles)[number];

declare const proven: unique symbol;

/** Who acts in which organization, proven by a gate, the queue or the gateway; the first argument of every read and verb. */
export interface Scope {
  readonly [proven]: true;
  readonly organizationId: string;
  /** A person's id, `hub:<id>`, or the name of a process. */
  readonly actor: string;
  readonly requestId: string;
  /** `system` is a process acting by itself after a person's proven request. */
  readonly organizationRole: "owner" | "operator" | "system" | null;
  readonly seats: readonly { readonly teamId: string; readonly role: Role }[];
}

/** Only gates (`server/core`), process entry points and tests call this; the house test checks it. */
export function mintScope(facts: Omit<Scope, typeof proven>): Scope {
  return Object.freeze({ ...facts }) as Scope;
}

/** A scope for a process that acts in one organization, such as the gateway activating a staged head. */
export function mintSystemScope(organizationId: string, actor: string, requestId: string): Scope {
  return mintScope({ organizationId, actor, requestId, organizationRole: "system", seats: [] });
}

/** Every role the scope holds for a team's things; without a team, the roles held anywhere. */
export function rolesIn(scope: Scope, teamId?: string): readonly (Role | "system")[] {
  const seats = scope.seats.filter((seat) => teamId === undefined || seat.teamId === teamId).map((seat) => seat.role);
  return scope.organizationRole ? [scope.organizationRole, ...seats] : seats;
}

/** The id of the person that an actor is; null for a hub or a process, which are named in audit rows only. */
export function personIn(actor: string): string | null {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(actor) ? actor : null;
}

/** The person who acts; null for a hub or a process. */
export function personOf({ actor }: Scope): string | null {
  return personIn(actor);
}
