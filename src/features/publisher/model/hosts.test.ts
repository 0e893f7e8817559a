import fc from "fast-check";
import { expect, test } from "vitest";
import { type HubHost, orderHosts, regionOf } from "./hosts";

const hub = (name: string, residency: string): HubHost => ({ name, residency, publicUrl: `http://${name}.test` });
const euWest = hub("eu-west", "EU");
const euNorth = hub("eu-north", "EU");
const usEast = hub("us-east", "US");
const anywhere = hub("anywhere", "");

test.each([
  ["DE", [usEast, euWest], false, "eu-west", null],
  ["DE", [usEast, euWest], true, "eu-west", "us-east"],
  ["NO", [usEast, euWest, euNorth], false, "eu-west", "eu-north"],
  ["US", [euWest, usEast], false, "us-east", null],
  ["JP", [euWest, usEast], false, "us-east", null],
  ["JP", [euWest, usEast, anywhere], false, "anywhere", null],
  ["JP", [euWest], false, "eu-west", null],
  ["DE", [usEast, anywhere], false, "anywhere", null],
  ["DE", [anywhere, hub("second", "")], false, "anywhere", null],
  ["BR", [anywhere, hub("second", "")], false, "anywhere", "second"],
  ["DE", [], true, undefined, null],
])("orders the hosts of %s among %j", (market, hubs, fallbackOutside, first, fallback) => {
  const order = orderHosts(hubs, market, { fallbackOutside });
  expect(order.first?.name).toBe(first);
  expect(order.fallback?.name ?? null).toBe(fallback);
});

test("says what is missing: no hub, no second hub, no hub in the EEA", () => {
  expect(orderHosts([], "DE", { fallbackOutside: false }).notes).toEqual(["No hub has joined, so there is no host to put into a tag."]);
  expect(orderHosts([euWest], "DE", { fallbackOutside: false }).notes).toEqual(["eu-west is the only hub, so this tag has no fallback."]);
  expect(orderHosts([usEast], "FR", { fallbackOutside: false }).notes[0]).toBe("No hub has residency EU, so EEA viewers are served by us-east (US).");
});

test("without an owner's word the fallback never leaves the first host's residency, nor the EU for the EEA", () => {
  const hubs = fc.uniqueArray(
    fc.record({ name: fc.stringMatching(/^[a-z]{1,6}$/), residency: fc.constantFrom("EU", "US", "JP", ""), publicUrl: fc.constant("http://h.test") }),
    {
      selector: (one) => one.name,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(hubs, fc.constantFrom("DE", "NO", "US", "JP", "CH"), (all, market) => {
      const { first, fallback } = orderHosts(all, market, { fallbackOutside: false });
      if (!fallback) return true;
      return fallback !== first && fallback.residency === first?.residency && (regionOf(market) !== "EU" || fallback.residency === "EU");
    }),
  );
});

test("a hub that joins later does not become the first host where another of the same residency stands", () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([euWest, usEast, anywhere], { minLength: 1 }), fc.constantFrom("DE", "US", "JP"), (all, market) => {
      const before = orderHosts(all, market, { fallbackOutside: false }).first;
      const after = orderHosts([...all, { ...hub("later", before?.residency ?? "") }], market, { fallbackOutside: false }).first;
      expect(after).toBe(before);
    }),
  );
});
