import { describe, expect, it } from "vitest";
import { restrictedWords } from "./market-words";

describe("the words about a market", () => {
  it("call restricted verticals what the brief calls them, in its order", () => {
    expect(restrictedWords({ restricted: ["cfd", "less-healthy-food"] })).toBe("Less healthy food, Contracts for difference");
    expect(restrictedWords({ restricted: [] })).toBe("");
  });
});
