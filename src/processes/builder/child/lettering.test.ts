import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layoutOf, type Slot, slotKeys } from "@/features/creative/model/template";
import { prepareText } from "@/features/creative/model/text";
import { gatherFonts } from "@/testing/run-builder";
import { Fonts } from "../fonts";
import type { Lettering } from "./lettering";

let folder: string;
let fonts: Fonts;
let letter: (text: string, locale: string, slot: Slot) => Promise<Lettering>;
let deck: string[][];

// The font configuration has to stand before sharp is loaded, hence the late import.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nearshelf-fonts-"));
  await gatherFonts(join(folder, "fonts"));
  fonts = await Fonts.open(join(folder, "fonts"), folder);
  process.env.FONTCONFIG_FILE = fonts.configPath;
  letter = (await import("./lettering")).letter;
  deck = parse(await readFile(resolve(import.meta.dirname, "../../../testing/samples/copy-deck.csv")), { bom: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function slotOf(widthPx: number, heightPx: number): Slot {
  const [slot] = layoutOf({ widthPx, heightPx }, slotKeys).slots;
  if (!slot) throw new Error("No slot.");
  return slot;
}

const inkOf = ({ mask }: Lettering) => mask.reduce((sum, value) => sum + value, 0) / 255 / mask.length;

describe("letters of every script", () => {
  it("draw ink inside their box, in every common size, and no empty boxes", async () => {
    const [header = [], headlines = []] = deck;
    for (const [column, locale] of header.entries()) {
      if (column < 2) continue;
      const text = prepareText(headlines[column] ?? "", locale);
      for (const slot of [slotOf(300, 250), slotOf(728, 90), slotOf(160, 600), slotOf(320, 50), slotOf(970, 250)]) {
        const drawn = await letter(text, locale, slot);
        const boxes = await letter(text.replace(/[\p{L}\p{M}]/gu, "\uE000"), locale, slot);
        expect([locale, drawn.fits, drawn.fontPx >= 9, drawn.widthPx <= slot.widthPx, drawn.heightPx <= slot.heightPx]).toEqual([
          locale,
          true,
          true,
          true,
          true,
        ]);
        expect(inkOf(drawn)).toBeGreaterThan(0.05);
        expect(inkOf(drawn)).toBeLessThan(0.6);
        expect(Buffer.from(drawn.mask).equals(Buffer.from(boxes.mask))).toBe(false);
      }
    }
  });

  it("are drawn by the family of the locale: the same Han character in Japanese and Chinese shapes", async () => {
    const [japanese, chinese] = [await letter("直", "ja-JP", slotOf(300, 250)), await letter("直", "zh-CN", slotOf(300, 250))];
    expect(Buffer.from(japanese.mask).equals(Buffer.from(chinese.mask))).toBe(false);
  });

  it("of a right-to-left line stand at its right edge", async () => {
    const drawn = await letter(prepareText("בקרים רגועים מתחילים כאן בבית של כולנו", "he-IL"), "he-IL", slotOf(160, 600));
    const columns = Array.from({ length: drawn.widthPx }, (_, x) => drawn.mask.filter((value, at) => at % drawn.widthPx === x && value > 128).length);
    const half = Math.floor(drawn.widthPx / 2);
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(columns.slice(half))).toBeGreaterThan(sum(columns.slice(0, half)));
  });

  it("that cannot fit are drawn at the smallest size and say so", async () => {
    const drawn = await letter("Unzerbrechlichkeitsversprechen".repeat(12), "en-US", slotOf(300, 50));
    expect([drawn.fits, drawn.fontPx]).toEqual([false, 6]);
  });

  it("come from no font but the project's", async () => {
    const names = (await readdir(join(folder, "fonts"))).filter((name) => name.endsWith(".ttf"));
    expect(Object.keys(fonts.digests)).toEqual(["fonts.conf", ...names.toSorted()]);
    expect(await readFile(fonts.configPath, "utf8")).not.toContain("/usr/share");
    expect([fonts.has("ß"), fonts.has("अ"), fonts.has("🔥")]).toEqual([true, true, false]);
  });
});
