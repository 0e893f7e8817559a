import { expect, test } from "vitest";
import { stateOf } from "./hub-state-tag";
import { needsOf } from "./needs";
import type { HubRow } from "./use-hubs";

const at = new Date("2026-11-22T12:00:00Z");
const stock = { blobs: 0, bytes: 0, capacityBytes: 0, missing: 0 };
const status = {
  version: "",
  run: "",
  clockAt: at.toISOString(),
  epoch: 1,
  heads: {},
  stock,
  stockouts: 0,
  requestsPerSecond: 0,
  backlog: 0,
  refusals: [],
  stale: false,
};
const hub: HubRow = {
  id: "1",
  name: "eu-west",
  residency: "EU",
  publicUrl: "",
  version: "",
  enrolledAt: at,
  lastSeenAt: at,
  silentMs: 10,
  alive: true,
  clockAheadMs: 0,
  behind: 0,
  status,
};

test.each<[Partial<HubRow>, string]>([
  [{}, "serving"],
  [{ alive: false }, "away"],
  [{ status: { ...status, stale: true } }, "stale"],
  [{ alive: false, status: { ...status, stale: true } }, "away"],
  [{ lastSeenAt: null, alive: false, status: null }, "joining"],
])("a hub with %j is %s", (facts, state) => {
  expect(stateOf({ ...hub, ...facts })).toBe(state);
});

test("a person hears of refused heads and hubs away first, then of cells without a build", () => {
  const refused = { ...hub, status: { ...status, refusals: [{ head: "sha256:…", reason: "bad signature", at: at.toISOString() }] } };
  const campaign = { slug: "autumn-roast", name: "Autumn roast", built: 3, cells: 4 };
  const needs = needsOf([refused, { ...hub, name: "us-east", alive: false }, hub], [campaign, { ...campaign, name: "Done", built: 4 }]);
  expect(needs.map(({ title, tone }) => [title, tone])).toEqual([
    ["eu-west refused a head", "out"],
    ["us-east is away", "out"],
    ["Autumn roast", "low"],
  ]);
  expect(needs[2]?.says).toBe("1 of 4 cells has no good build.");
});
