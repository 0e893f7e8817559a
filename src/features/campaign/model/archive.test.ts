import { expect, it } from "vitest";
import { archivedRefusal, daysLeft } from "./archive";

const archivedAt = new Date("2026-11-01T12:00:00Z");

it.each([
  ["2026-11-01T12:00:00.000Z", 30],
  ["2026-11-01T12:00:00.001Z", 30],
  ["2026-11-02T12:00:00.000Z", 29],
  ["2026-11-30T12:00:00.001Z", 1],
  ["2026-12-01T11:59:59.999Z", 1],
  ["2026-12-01T12:00:00.000Z", 0],
  ["2027-01-01T00:00:00.000Z", 0],
])("fault 28: at %s there are %i days left to restore, the last instant excluded", (now, left) => {
  expect(daysLeft(archivedAt, new Date(now))).toBe(left);
});

it("the refusal of a change says what helps, before and after the thirty days", () => {
  expect(archivedRefusal("Roast", archivedAt, archivedAt)).toMatchObject({ code: "unready", message: expect.stringContaining("Restore it first") });
  expect(archivedRefusal("Roast", archivedAt, new Date("2027-01-01")).message).toContain("Duplicate it");
});
