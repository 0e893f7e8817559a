import { isPlainDecimal } from "./price";

/** The most characters of any string, whatever its own limit. */
export const longestText = 500;

/** The key whose strings are prices: a plain decimal, written for each locale by the build. */
export const priceKey = "price";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const languages = new Intl.DisplayNames("en", { type: "language", fallback: "none" });
const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });

/** Characters as a reader counts them (grapheme clusters, UAX #29). */
export function charactersOf(text: string): number {
  return [...graphemes.segment(text)].length;
}

/** A text as it is kept: NFC, without spaces around it. */
export function tidyText(text: string): string {
  return text.normalize("NFC").trim();
}

/** The locale in its usual spelling (de_de and DE-de become de-DE), or null when no such language or region is known. */
export function knownLocale(typed: string): string | null {
  try {
    const locale = new Intl.Locale(typed.trim().replaceAll("_", "-"));
    const known = languages.of(locale.language) !== undefined && (locale.region === undefined || regions.of(locale.region) !== undefined);
    return known && locale.language !== "und" ? locale.baseName : null;
  } catch {
    return null;
  }
}

interface Forbidden {
  pattern: RegExp;
  says: string;
}

const characters: readonly Forbidden[] = [
  { pattern: /\p{Surrogate}|\uFFFD/u, says: "holds a broken character; the file was probably not saved as UTF-8." },
  { pattern: /\p{Cc}/u, says: "holds a line break, tab or other control character; write it on one line." },
  {
    pattern: /[\u202A-\u202E\u2066-\u2069]/u,
    says: "holds an invisible character that overrides the text's direction; remove it, the direction follows from the locale.",
  },
  { pattern: /\uFEFF|[\u{E0000}-\u{E0FFF}]|\p{Co}/u, says: "holds an invisible or private character; type it again." },
];

const markup: readonly Forbidden[] = [
  { pattern: /<[/!?]?[a-z][^<>]*>|<!--/i, says: "holds markup; write plain text, the template decides how it looks." },
  { pattern: /&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});/i, says: "holds an HTML entity; write the character itself, such as & instead of &amp;." },
];

const brokenBy = (rules: readonly Forbidden[], text: string) =>
  rules.filter(({ pattern }) => pattern.test(text)).map(({ says }) => `“${shortened(text)}” ${says}`);

/** One sentence for each kind of character that no text may hold: broken, control, direction override, invisible. */
export function characterFaultsOf(text: string): string[] {
  return brokenBy(characters, text);
}

/** Everything that is wrong with one tidy text, one sentence each; an empty one is fine here. */
export function faultsOf(key: string, text: string, maxChars: number | null): string[] {
  if (text === "") return [];
  const faults = [...characterFaultsOf(text), ...brokenBy(markup, text)];
  const length = charactersOf(text);
  const limit = Math.min(maxChars ?? longestText, longestText);
  if (length > limit) faults.push(`“${shortened(text)}” has ${length} characters; at most ${limit} are allowed.`);
  if (key === priceKey && !isPlainDecimal(text))
    faults.push(`“${shortened(text)}” is not a plain decimal such as 12.9; the currency and its separators are added by the build.`);
  return faults;
}

/** For quoting in a sentence: printable and at most 40 characters. */
export function shortened(text: string): string {
  const printable = text.slice(0, longestText).replace(/[\p{C}]/gu, "·");
  const characters = [...graphemes.segment(printable)].map(({ segment }) => segment);
  return characters.length > 40 || text.length > longestText ? `${characters.slice(0, 39).join("")}…` : printable;
}
