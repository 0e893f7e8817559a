import { describe, expect, it } from "vitest";
import { connectors, findConnector, nameOfConnector, takesSize, weightLimitOf } from "./connectors";

describe("the catalogue of connectors", () => {
  it("lists every key once, in the shape that briefs and documents take", () => {
    expect(new Set(connectors.map(({ key }) => key)).size).toBe(connectors.length);
    for (const { key, name, source } of connectors) {
      expect(key).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
      expect([name, source]).not.toContain("");
    }
  });

  it("begins with the generic tag, which every brief starts from", () => {
    expect(connectors[0]?.key).toBe("generic");
  });

  it.each([
    ["generic", Number.POSITIVE_INFINITY],
    ["gam", 1_000_000],
    ["gam-exchange", 150_000],
    ["the-trade-desk", 200_000],
    ["nobody", Number.POSITIVE_INFINITY],
  ])("lets a picture for %s weigh at most %d bytes", (key, bytes) => {
    expect(weightLimitOf(key)).toBe(bytes);
  });

  it("knows who takes two sizes only", () => {
    expect([takesSize("google-ads-app", 320, 480), takesSize("google-ads-app", 300, 250), takesSize("gam", 300, 250)]).toEqual([true, false, true]);
  });

  it("calls what it does not have by its key", () => {
    expect([nameOfConnector("gam"), nameOfConnector("newer"), findConnector("newer")]).toEqual(["Google Ad Manager", "newer", null]);
  });
});
