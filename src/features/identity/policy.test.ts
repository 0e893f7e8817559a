import { describe, expect, test } from "vitest";
import { mintScope, type Role, roles } from "@/kernel/scope";
import { type Action, demand, may, policy, sees } from "./policy";

const teamId = "0192f0c0-0000-7000-8000-000000000001";
const otherTeamId = "0192f0c0-0000-7000-8000-000000000002";
const base = { organizationId: "o", actor: "p", requestId: "r" };
const scopeOf = (role: Role) =>
  role === "owner" || role === "operator"
    ? mintScope({ ...base, organizationRole: role, seats: [] })
    : mintScope({ ...base, organizationRole: null, seats: [{ teamId, role }] });

const allowed: Record<Action, Role[]> = {
  "organization.create": ["owner"],
  "campaign.read": ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"],
  "campaign.create": ["owner", "ad_manager"],
  "campaign.edit": ["owner", "ad_manager"],
  "creative.edit": ["owner", "ad_manager", "producer"],
  "variant.build": ["owner", "ad_manager", "producer"],
  "release.read": ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"],
  "release.publish": ["owner", "ad_manager"],
  "release.rollBack": ["owner", "ad_manager", "operator"],
  "hub.read": ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"],
  "hub.enrol": ["owner", "operator"],
  "beacon.read": ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"],
  "market.read": ["owner", "ad_manager", "producer", "reviewer", "operator", "analyst"],
  "market.edit": ["owner", "ad_manager"],
  "hub.plan": ["owner", "ad_manager", "operator"],
  "hub.assign": ["owner", "ad_manager", "operator"],
  "publisher.tag": ["owner", "ad_manager", "operator"],
  "publisher.fallbackOutside": ["owner"],
};
const actions = Object.keys(policy) as Action[];

describe("fault 96: the policy table", () => {
  test("is written out here in full, so that a new action or role must be decided on", () => {
    expect(actions.sort()).toEqual(Object.keys(allowed).sort());
    expect(roles).toHaveLength(7);
  });

  test.each(actions.flatMap((action) => roles.map((role) => ({ action, role }))))("answers $action for $role as decided", ({ action, role }) => {
    expect(may(scopeOf(role), action, teamId)).toBe(allowed[action].includes(role));
  });

  test("gives a publisher from another company nothing", () => {
    expect(actions.filter((action) => may(scopeOf("publisher"), action))).toEqual([]);
    expect(sees(scopeOf("publisher"), teamId)).toBe(false);
  });

  test("keeps a seat in one team from counting in another", () => {
    expect(may(scopeOf("ad_manager"), "campaign.edit", otherTeamId)).toBe(false);
    expect(() => demand(scopeOf("ad_manager"), "campaign.edit", "campaign", otherTeamId)).toThrow("There is no such campaign.");
  });

  test("calls a thing missing to whoever may not see it and forbidden to whoever may see but not act", () => {
    expect(() => demand(scopeOf("publisher"), "campaign.edit", "campaign", teamId)).toThrow(expect.objectContaining({ code: "missing" }));
    expect(() => demand(scopeOf("analyst"), "campaign.edit", "campaign", teamId)).toThrow(expect.objectContaining({ code: "forbidden" }));
  });

  test("does not read a role out of the object's prototype", () => {
    const odd = mintScope({ ...base, organizationRole: null, seats: [{ teamId, role: "constructor" as Role }] });
    expect(may(odd, "campaign.read", teamId)).toBe(false);
  });
});
