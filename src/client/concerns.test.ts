import { expect, it } from "vitest";
import { concerns } from "./concerns";

it.each([
  ["of this campaign", { campaignId: "a" }, "a", true],
  ["of another campaign", { campaignId: "b" }, "a", false],
  ["of many campaigns", { campaignId: null }, "a", true],
  ["of none", {}, "a", true],
  ["while it is not known which is shown", { campaignId: "b" }, undefined, true],
])("a notice %s concerns the one that is shown: %j, %s, %s", (_, told, id, yes) => {
  expect(concerns({ topic: "campaign.changed", ...told }, id)).toBe(yes);
});
