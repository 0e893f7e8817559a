import { describe, expect, it } from "vitest";
import { counted, restrictedWords } from "./market-words";

describe("the words about a market", () => {
  it("count one market as one", () => {
    expect([counted(0, "market"), counted(1, "market"), counted(1_200, "market")]).toEqual(["0 markets", "1 market", "1,200 markets"]);
  });

  it("call restricted verticals what the brief calls them, in its order", () => {
    expect(restrictedWords({ restricted: ["cfd", "less-healthy-food"] })).toBe("Less healthy food, Contracts for difference");
    expect(restrictedWords({ restricted: [] })).toBe("");
  });
});
