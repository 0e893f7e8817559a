import { knownLocale } from "@/features/creative/model/copy-text";
import { wholePpm } from "@/kernel/share";

interface LocaleRow {
  locale: string;
  /** NaN while it is no figure. */
  sharePpm: number;
}

/** What is wrong with a locale and with its share, each for its own field. */
export function localeFaults({ locale, sharePpm }: LocaleRow, earlier: readonly LocaleRow[]): { locale?: string; share?: string } {
  const known = knownLocale(locale);
  const isTwice = known !== null && earlier.some((row) => knownLocale(row.locale) === known);
  return {
    ...(known ? {} : { locale: "Write a language and a region, such as de-DE." }),
    ...(isTwice ? { locale: `${known} is there already.` } : {}),
    ...(sharePpm >= 0 && sharePpm <= wholePpm ? {} : { share: "A percentage of up to 100." }),
  };
}
