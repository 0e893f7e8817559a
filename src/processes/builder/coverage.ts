import { type Copy, textsOf } from "@/features/creative/model/template-texts";
import { prepareText, visibleCharacters } from "@/features/creative/model/text";
import type { Complaint } from "@/kernel/refusal";
import type { Fonts } from "./fonts";

/** Characters of a text that every font would draw as an empty box, named for people. */
export function missingGlyphs(fonts: Fonts, text: string, locale: string): string[] {
  return visibleCharacters(prepareText(text, locale))
    .filter((character) => !fonts.has(character))
    .map((character) => `${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`);
}

/** One complaint for each string with such characters. */
export function coverageOf(fonts: Fonts, strings: readonly { at: string; locale: string; text: string }[]): Complaint[] {
  return strings.flatMap(({ at, locale, text }) => complain(at, missingGlyphs(fonts, text, locale)));
}

/** The same for what a variant draws, its price in the market's notation. */
export function coverageOfCopy(fonts: Fonts, copy: Copy): Complaint[] {
  return [...textsOf(copy)].flatMap(([key, text]) => complain(`${key}, ${copy.locale}`, missingGlyphs(fonts, text, copy.locale)));
}

function complain(at: string, glyphs: string[]): Complaint[] {
  return glyphs.length === 0 ? [] : [{ at, says: `No font has ${glyphs.join(", ")}. Use other characters.` }];
}
