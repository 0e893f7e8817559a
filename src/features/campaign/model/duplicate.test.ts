import { expect, it } from "vitest";
import { copyName, undeclared } from "./duplicate";

it.each([
  ["Autumn roast", [], "Autumn roast copy"],
  ["Autumn roast", ["Autumn roast copy"], "Autumn roast copy 2"],
  ["Autumn roast copy", ["Autumn roast copy"], "Autumn roast copy 2"],
  ["Autumn roast copy 2", ["Autumn roast copy", "Autumn roast copy 2"], "Autumn roast copy 3"],
  ["x".repeat(120), [], `${"x".repeat(115)} copy`],
])("a duplicate of %j is called so that it is told apart", (name, taken, proposed) => {
  expect(copyName(name, new Set(taken))).toBe(proposed);
});

it("what was declared of one campaign is not declared of its duplicate", () => {
  const facts = {
    ...({ objective: "sales", vertical: "food", advertiser: "Fjord", payer: "", beaconSample: 1, test: null } as const),
    ...({ political: "yes", politicalNotice: "https://fjord.example/notice", aiUse: "none", budget: { micros: 1, currency: "EUR" } } as const),
  };
  expect(undeclared(facts)).toEqual({ ...facts, political: "undeclared", politicalNotice: "", aiUse: "undeclared" });
});
