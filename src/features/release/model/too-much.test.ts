import { describe, expect, it } from "vitest";
import type { FlightView } from "@/features/campaign/model/campaign";
import { digestOf } from "@/kernel/hash";
import { type Composition, compose } from "./compose";
import { Content, documentLimits } from "./document";
import { tooMuchIn } from "./too-much";

const flight = (day: number): FlightView => ({
  market: "DE",
  placement: "*",
  fromOn: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
  untilOn: "2029-01-01",
  hours: "",
  zone: null,
});

function contentWith(cells: number, flights: number): Content {
  const keys = Array.from({ length: cells }, (_, at) => `slot-${at}`);
  const piece = { digest: digestOf("x"), mime: "image/webp", bytes: 1, rules: "none", link: true };
  const composition: Composition = {
    org: "org",
    campaign: "autumn",
    release: 1,
    markets: [{ market: "DE", locale: "de-DE", clickThrough: "https://shop.example/", sharePpm: 1_000_000 }],
    placements: keys.map((key) => ({ key, connector: "generic", widthPx: 300, heightPx: 250 })),
    flights: Array.from({ length: flights }, (_, day) => flight(day)),
    beaconSample: 1,
    pieces: keys.flatMap((placementKey) => [
      { ...piece, placementKey, market: "DE", locale: "de-DE" },
      { ...piece, placementKey, market: "*", locale: "*" },
    ]),
  };
  return compose(composition);
}

describe("a release that is more than hubs take", () => {
  it("is told of in the hub's own limits: what it says nothing of, a hub's reading takes", () => {
    const content = contentWith(3, 100);
    expect(tooMuchIn(content, documentLimits.contentBytes)).toEqual([]);
    expect(Content.safeParse(content).success).toBe(true);
  });

  it("names entries and bytes with how many there may be", () => {
    const content = contentWith(1_000, 100);
    expect(tooMuchIn(content, documentLimits.contentBytes + 1)).toEqual([
      { at: "", says: expect.stringContaining("101,000 entries, hubs take 100,000") },
      { at: "", says: expect.stringContaining("16,777,217 bytes, hubs take 16,777,216") },
    ]);
    expect(Content.safeParse(content).success).toBe(false);
  });

  it("names the cell that has more flights than a hub takes", () => {
    expect(tooMuchIn(contentWith(1, 101), 1)).toEqual([{ at: "slot-0, DE de-DE", says: expect.stringContaining("has 101 flights, hubs take 100") }]);
  });
});
