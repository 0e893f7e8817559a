import { expect, test } from "vitest";
import { firstSteps } from "./first-steps-done";

const campaign = { slug: "autumn-roast", proofUrl: null, built: 0, cells: 0 };
const nothing = { campaigns: [], hubs: 0, released: false, impressions: false };

test("an empty organization has everything ahead of it and begins with a campaign", () => {
  const steps = firstSteps(nothing);
  expect(steps.map(({ done }) => done)).toEqual([false, false, false, false, false, false]);
  expect(steps[0]?.href).toBe("/campaigns/new");
});

test.each([
  [{ campaigns: [campaign] }, "Create a campaign"],
  [{ campaigns: [{ ...campaign, proofUrl: "http://127.0.0.1/p" }] }, "Add a master photo"],
  [{ campaigns: [{ ...campaign, built: 4, cells: 4 }] }, "Build its variants"],
  [{ hubs: 1 }, "Join a hub"],
  [{ released: true }, "Publish a release"],
  [{ impressions: true }, "See an impression"],
])("%j ticks %s", (facts, title) => {
  expect(firstSteps({ ...nothing, ...facts }).find((step) => step.title === title)?.done).toBe(true);
});

test("a campaign without cells is not built", () => {
  expect(firstSteps({ ...nothing, campaigns: [campaign] })[2]?.done).toBe(false);
});
