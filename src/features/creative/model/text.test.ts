import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { directionOf, fontFamilyOf, prepareText, scriptOf, toMarkup, visibleCharacters } from "./text";

const invisible = /[\u00AD\u200B\u200F\u2060]/g;

describe("preparing copy", () => {
  it.each([
    ["de-DE", "Donaudampfschifffahrt beginnt hier", "Do\u00ADnau\u00ADdampf\u00ADschiff\u00ADfahrt beginnt hier"],
    ["de-CH", "Langsame Morgen", "Langsame Morgen"],
    ["en-US", "Donaudampfschifffahrt", "Donaudampfschifffahrt"],
    ["fr-FR", "re\u0301serve", "r\u00E9serve"],
    ["th-TH", "เมล็ดจาก", "เมล็ด\u200Bจาก"],
    ["th-TH", "ลด50บาท", "ลด50บาท"],
    ["ja-JP", "今週、豆を焙煎。", "今\u2060週\u2060、\u200B豆\u2060を\u200B焙\u2060煎\u2060。"],
    ["ko-KR", "지금 주문", "지\u2060금 주\u2060문"],
    ["ar-AE", "Nearshelf يقدم", "\u200FNearshelf يقدم"],
    ["he-IL", "בקרים", "בקרים"],
    ["he-IL", "", ""],
  ])("marks %s text %j", (locale, text, expected) => {
    expect(prepareText(text, locale)).toBe(expected);
  });

  it("drops control characters and keeps the line breaks that were typed", () => {
    expect(prepareText("one\r\ntwo\u0000\u0007", "en-US")).toBe("one\ntwo");
  });

  it.each(["de-DE", "th-TH", "ja-JP", "zh-CN", "ko-KR", "ar-AE", "en-US"])("adds nothing visible and loses nothing in %s", (locale) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const clean = text
          .replace(invisible, "")
          .normalize("NFC")
          .replace(/\p{Cc}/gu, "")
          .trim();
        expect(prepareText(clean, locale).replace(invisible, "")).toBe(clean);
      }),
    );
  });
});

describe("a locale's writing", () => {
  it.each([
    ["ja-JP", "Jpan", "ltr", "Noto Sans JP, Noto Sans"],
    ["ko-KR", "Kore", "ltr", "Noto Sans KR, Noto Sans"],
    ["zh-CN", "Hans", "ltr", "Noto Sans SC, Noto Sans"],
    ["ar-AE", "Arab", "rtl", "Noto Sans Arabic, Noto Sans"],
    ["he-IL", "Hebr", "rtl", "Noto Sans Hebrew, Noto Sans"],
    ["hi-IN", "Deva", "ltr", "Noto Sans"],
    ["ru-KZ", "Cyrl", "ltr", "Noto Sans"],
    ["und", "Latn", "ltr", "Noto Sans"],
    ["not a locale", "Latn", "ltr", "Noto Sans"],
  ])("of %s is %s, %s, drawn by %s", (locale, script, direction, family) => {
    expect([scriptOf(locale), directionOf(locale), fontFamilyOf(locale)]).toEqual([script, direction, family]);
  });
});

describe("markup", () => {
  it("keeps the copy's own < > & as characters", () => {
    expect(toMarkup("<b>Fish & chips</b>", "en-GB")).toContain("&lt;b&gt;Fish &amp; chips&lt;/b&gt;");
  });

  it("never lets copy open or close a tag", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const inside = toMarkup(text, "en-US")
          .replace(/^<span[^>]*>/, "")
          .replace(/<\/span>$/, "");
        expect(inside).not.toMatch(/[<>]/);
      }),
    );
  });

  it("asks fonts only for characters that can be seen", () => {
    expect(visibleCharacters("a\u00AD\u200B b\u2060\u200Fb\n")).toEqual(["a", "b"]);
  });
});
