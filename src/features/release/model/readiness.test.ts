import { expect, it } from "vitest";
import { type HubState, readiness } from "./readiness";

const hub = (name: string, answer: HubState["answer"], silentMs = 1_000): HubState => ({ id: name, name, answer, silentMs });
const fresh = { headAgeMs: 200, uptimeMs: 600_000 };

it.each<[string, HubState[], { headAgeMs: number; uptimeMs: number }, boolean, string[]]>([
  ["waits while a live hub has not answered", [hub("a", "staged"), hub("b", null)], fresh, false, []],
  ["activates when every hub staged it", [hub("a", "staged"), hub("b", "staged")], fresh, true, []],
  ["does not wait for a hub that was silent for 10 s already", [hub("a", "staged"), hub("b", null, 10_000)], fresh, true, ["b"]],
  ["waits again after its own restart, since nobody could be heard", [hub("a", null, 60_000)], { headAgeMs: 60_000, uptimeMs: 500 }, false, []],
  ["skips who did not answer within 10 s, alive or not", [hub("a", "staged"), hub("b", null)], { headAgeMs: 10_000, uptimeMs: 600_000 }, true, ["b"]],
  ["goes on without a hub that refused", [hub("a", "staged"), hub("b", "refused")], fresh, true, []],
  ["does not activate what every answering hub refused", [hub("a", "refused"), hub("b", null, 99_000)], fresh, false, []],
  ["activates for nobody when no hub is alive", [hub("a", null, Number.POSITIVE_INFINITY)], { headAgeMs: 10_000, uptimeMs: 10_000 }, true, ["a"]],
  ["activates without any hub", [], fresh, true, []],
])("a staged release %s", (_, hubs, ages, activate, skipped) => {
  const decision = readiness(hubs, ages);
  expect(decision.activate).toBe(activate);
  expect(decision.activate ? decision.skipped.map(({ name }) => name) : []).toEqual(skipped);
});

it("says how long to wait before asking again", () => {
  expect(readiness([hub("a", null)], { headAgeMs: 4_000, uptimeMs: 60_000 })).toEqual({ activate: false, waitMs: 6_000 });
});
