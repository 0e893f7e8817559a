import { describe, expect, it } from "vitest";
import type { CopyRow } from "@/features/campaign/model/campaign";
import type { Cell } from "./cells";
import { chooseCells, copyLackOf } from "./choose-cells";

const cell = (placementKey: string, market: string, locale: string, block: string | null = null) =>
  ({ placementKey, market, locale, block, placementId: placementKey, rules: "none", link: true }) as Cell;
const copy: CopyRow[] = [
  { key: "headline", maxChars: null, position: 0, texts: { "de-DE": "Hallo", "ja-JP": "朝" } },
  { key: "cta", maxChars: null, position: 1, texts: { "de-DE": "Kaufen" } },
];
const cells = [
  cell("top", "DE", "de-DE"),
  cell("mpu", "DE", "de-DE", "Pack de-x bans it."),
  cell("top", "JP", "ja-JP"),
  cell("top", "*", "und"),
  cell("mpu", "*", "und"),
];
const never = () => false;

describe("cells that were chosen", () => {
  it("are taken, each once, in the order in which they were named", () => {
    const chosen = [
      { market: "*", locale: "und", placements: ["mpu"] },
      { market: "DE", locale: "de-DE", placements: ["top", "top"] },
    ];
    expect(chooseCells({ copy }, cells, chosen, never)).toEqual({ taken: [cells[4], cells[0]], leftOut: [] });
  });

  it.each([
    ["the brief no longer asks for", { market: "FR", locale: "fr-FR", placements: ["top"] }, "The brief no longer asks for it."],
    ["a rule forbids", { market: "DE", locale: "de-DE", placements: ["mpu"] }, "Pack de-x bans it."],
    ["has no copy", { market: "JP", locale: "ja-JP", placements: ["top"] }, "The copy has no cta in ja-JP."],
  ])("are left out when %s one, with the reason", (_, row, block) => {
    const { taken, leftOut } = chooseCells({ copy }, cells, [row], never);
    expect([taken, leftOut]).toEqual([[], [{ market: row.market, locale: row.locale, placementKey: row.placements[0], block }]]);
  });

  it("are left out when pre-flight refused the same before", () => {
    const chosen = [{ market: "DE", locale: "de-DE", placements: ["top"] }];
    expect(chooseCells({ copy }, cells, chosen, () => true).leftOut.map(({ block }) => block)).toEqual([
      "Pre-flight refused it, and nothing it is made of has changed since.",
    ]);
  });

  it("need copy in their language, backups none", () => {
    expect([copyLackOf({ copy }, "de-DE"), copyLackOf({ copy: [] }, "de-DE")]).toEqual([null, "There is no copy yet."]);
    const backups = [{ market: "*", locale: "und", placements: ["top", "mpu"] }];
    expect(chooseCells({ copy: [] }, cells, backups, never).taken).toHaveLength(2);
  });
});
