import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compactOf, digestOf } from "@/kernel/hash";
import { Content, HubAssignment, leftOutLimit } from "./document";
import { digestOfAssignment, heldBlobs } from "./held-blobs";
import { cellsIn, holdsOf } from "./holdings";

const names = ["german", "french", "swiss german", "swiss french", "backup", "for everybody", "nobody's"];
const [german, french, swissGerman, swissFrench, backup, everybody, nobodys] = names.map((name) => digestOf(name));

const content: Content = Content.parse({
  schema: "nearshelf/content@1",
  org: "o",
  campaign: "autumn-roast",
  release: 1,
  blobs: names.map((name) => [compactOf(digestOf(name)), "image/webp", 9]),
  clicks: [],
  flights: [],
  entries: [0, 1, 2, 3, 4, 5].map((blob) => ({ blob, concept: "a", weight: 1, beacon: true })),
  placements: {
    mpu: { connector: "gam", w: 1, h: 1, pick: { "DE/de-DE": [0], DE: [0], "CH/de-CH": [2], "CH/fr-CH": [3], CH: [2], "*": [5] }, backup: 4 },
    top: { connector: "gam", w: 1, h: 1, pick: { "DE/de-DE": [0], FR: [1] }, backup: 4 },
  },
  beacon: { sample: 1, events: [] },
  test: null,
  policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
});

const assignment = (change: Partial<HubAssignment>): HubAssignment => ({ markets: ["DE"], others: [], capacityBytes: 1, left: {}, ...change });
const held = (change: Partial<HubAssignment> | null) => heldBlobs(content, holdsOf(change && assignment(change)));
const without = (...left: (string | undefined)[]) => names.map((name) => digestOf(name)).filter((digest) => !left.includes(digest));

describe("what a hub holds", () => {
  it.each<[string, Partial<HubAssignment> | null, (string | undefined)[]]>([
    ["everything without an assignment", null, []],
    ["all that no cell shows and what is shown to everybody", { others: ["DE", "CH", "FR"] }, [german, french, swissGerman, swissFrench]],
    ["nothing of a market that others serve", { others: ["CH"] }, [swissGerman, swissFrench]],
    ["no cell that is left out", { left: { "autumn-roast": { mpu: ["CH/fr-CH"] } } }, [swissFrench]],
    ["the blob of a cell that is left out where another shows it", { left: { "autumn-roast": { mpu: ["DE/de-DE"] } } }, []],
    ["a market alone by its own name", { left: { "autumn-roast": { top: ["FR"] } } }, [french]],
    ["what another campaign leaves out", { left: { "winter-roast": { mpu: ["CH/fr-CH"] } } }, []],
    ["backups, whatever is said", { left: { "autumn-roast": { mpu: ["backup"], top: ["backup"] } } }, []],
  ])("is %s", (_, change, left) => {
    expect(held(change)).toEqual(without(...left));
  });

  it("counts a market alone for nothing where one of its languages shows the same", () => {
    expect(cellsIn(content).map(({ placement, key }) => `${placement} ${key}`)).toEqual([
      "mpu DE/de-DE",
      "mpu CH/de-CH",
      "mpu CH/fr-CH",
      "mpu *",
      "mpu backup",
      "top DE/de-DE",
      "top FR",
      "top backup",
    ]);
  });

  it("never lacks the blob of a cell that it holds, whatever is left out", () => {
    const keys = cellsIn(content);
    fc.assert(
      fc.property(fc.subarray(keys), fc.subarray(["DE", "CH", "FR"]), (cells, others) => {
        const left: Record<string, string[]> = {};
        for (const { placement, key } of cells) left[placement] = [...(left[placement] ?? []), key];
        const holds = holdsOf(assignment({ others, left: { "autumn-roast": left } }));
        const blobs = new Set(heldBlobs(content, holds));
        for (const cell of keys.filter(({ placement, key }) => holds("autumn-roast", placement, key)))
          for (const blob of cell.blobs) expect(blobs).toContain(digestOf(names[blob] ?? ""));
        expect(blobs.has(backup ?? digestOf(""))).toBe(true);
        expect(blobs.has(everybody ?? digestOf("")) || left.mpu?.includes("*")).toBe(true);
        expect(blobs.has(nobodys ?? digestOf(""))).toBe(true);
      }),
    );
  });
});

describe("an assignment's text", () => {
  it.each([
    ["no market", { markets: [] }],
    ["something that is no market", { markets: ["Germany"] }],
    ["a capacity of nothing", { capacityBytes: 0 }],
    ["a campaign's name that is none", { left: { "../x": {} } }],
    ["more cells than may be left out", { left: { "autumn-roast": { mpu: Array.from({ length: leftOutLimit + 1 }, () => "DE/de-DE") } } }],
  ])("is refused with %s", (_, change) => {
    expect(HubAssignment.safeParse(assignment(change)).success).toBe(false);
  });

  it("may hold members that nobody knows yet", () => {
    expect(HubAssignment.parse({ ...assignment({}), later: 1 })).toEqual(assignment({}));
  });

  it("has one digest however it is written, and none is told from it", () => {
    const { left, ...rest } = assignment({});
    expect(digestOfAssignment({ left, ...rest })).toBe(digestOfAssignment(assignment({})));
    expect(digestOfAssignment(assignment({ markets: ["FR"] }))).not.toBe(digestOfAssignment(assignment({})));
    expect(digestOfAssignment(null)).toBe("");
  });
});
