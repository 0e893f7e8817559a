// Script: how a locale writes, from its likely subtags. Family: the bundled fonts that draw it, first the one that must.
// Prepared text: NFC with the invisible marks that make a renderer break and order it as a native reader expects.
// Markup: prepared text as Pango takes it, where & < > would otherwise be read as tags.
import german from "hyphen/de/index.js";
import { japanesePhrases } from "./text-phrases";

const softHyphen = "\u00AD";
const zeroWidthSpace = "\u200B";
const rightToLeftMark = "\u200F";
const wordJoiner = "\u2060";

const families: Record<string, string> = {
  Arab: "Noto Sans Arabic, Noto Sans",
  Hebr: "Noto Sans Hebrew, Noto Sans",
  Thai: "Noto Sans Thai, Noto Sans",
  Jpan: "Noto Sans JP, Noto Sans",
  Kore: "Noto Sans KR, Noto Sans",
  Hans: "Noto Sans SC, Noto Sans",
  Hant: "Noto Sans SC, Noto Sans",
};

const rightToLeft = new Set(["Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm"]);

/** Words from here on get soft hyphens in German; shorter ones read better whole. */
const hyphenatedWordLetters = 12;

/** ISO 15924 script of a BCP 47 locale, `Latn` for one that says nothing (`und`). */
export function scriptOf(locale: string): string {
  if (locale === "und") return "Latn";
  try {
    return new Intl.Locale(locale).maximize().script ?? "Latn";
  } catch {
    return "Latn";
  }
}

/** Which way a locale is written, by its script. */
export function directionOf(locale: string): "ltr" | "rtl" {
  return rightToLeft.has(scriptOf(locale)) ? "rtl" : "ltr";
}

/** The font families of a locale, comma-separated for Pango. Han text names Japanese, Korean or Chinese shapes. */
export function fontFamilyOf(locale: string): string {
  return families[scriptOf(locale)] ?? "Noto Sans";
}

/** Line height as a factor of the font's own; scripts with marks above and below need more of it. */
export function lineHeightOf(locale: string): number {
  const script = scriptOf(locale);
  if (script === "Arab") return 0.68;
  if (script === "Thai" || script === "Deva") return 0.92;
  return script === "Jpan" || script === "Kore" || script.startsWith("Han") ? 0.87 : 0.84;
}

/**
 * NFC without control characters, and with invisible marks by language: German soft hyphens in long words, Thai and Japanese
 * breaks at words only, Korean and Chinese words kept whole, and a right-to-left mark before a line that starts with Latin.
 */
export function prepareText(text: string, locale: string): string {
  const language = locale.split("-")[0] ?? "";
  const clean = text
    .normalize("NFC")
    .replace(/\p{Surrogate}/gu, "\uFFFD")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n]/gu, "")
    .trim();
  return clean
    .split("\n")
    .map((line) => markDirection(markBreaks(line, language), locale))
    .join("\n");
}

function markBreaks(line: string, language: string): string {
  if (language === "de") return german.hyphenateSync(line, { hyphenChar: softHyphen, minWordLength: hyphenatedWordLetters });
  if (language === "th") return joinWords(line, "th", zeroWidthSpace, false);
  if (language === "zh") return joinWords(line, language, "", true);
  if (language === "ja") return japanesePhrases(line).map(glue).join(zeroWidthSpace);
  if (language === "ko") return line.split(" ").map(glue).join(" ");
  return line;
}

/** Words by the dictionary of ICU; `mark` between two words, never beside a digit, a space or punctuation. */
function joinWords(line: string, language: string, mark: string, glued: boolean): string {
  const segments = [...new Intl.Segmenter(language, { granularity: "word" }).segment(line)];
  return segments
    .map(({ segment, isWordLike }, index) => {
      const next = segments[index + 1];
      const between = isWordLike && next?.isWordLike && !/\d$/.test(segment) && !/^\d/.test(next.segment) ? mark : "";
      return (glued && isWordLike ? glue(segment) : segment) + between;
    })
    .join("");
}

/** Latin words and numbers keep together by themselves; other letters are joined so that no line ends inside a word. */
function glue(word: string): string {
  return /^[\p{Script=Latin}\p{N}\p{P}]+$/u.test(word) ? word : [...word].join(wordJoiner);
}

function markDirection(line: string, locale: string): string {
  if (line === "" || directionOf(locale) !== "rtl") return line;
  const first = /\p{L}/u.exec(line)?.[0] ?? "";
  return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? line : rightToLeftMark + line;
}

/** Prepared text for Pango, in one language and line height; markup characters of the copy stay characters. */
export function toMarkup(prepared: string, locale: string): string {
  const escaped = prepared.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const lang = locale === "und" ? "" : ` lang="${locale.replace(/[^A-Za-z0-9-]/g, "")}"`;
  return `<span${lang} line_height="${lineHeightOf(locale)}">${escaped}</span>`;
}

/** The characters that must be drawn: without spaces and the invisible marks that no font needs to have. */
export function visibleCharacters(prepared: string): string[] {
  return [...new Set(prepared)].filter((character) => !/[\p{Default_Ignorable_Code_Point}\p{Z}\n]/u.test(character));
}
