import { formatPrice } from "./price";
import { type SlotKey, slotKeys } from "./template";
import { prepareText } from "./text";

/** What a variant says, as far as it is drawn. */
export interface Copy {
  copy: Readonly<Record<string, string>>;
  locale: string;
  currency: string | null;
}

/** The prepared text of each copy key the templates know: prices in the market's notation, empty ones left out. */
export function textsOf({ copy, locale, currency }: Copy): Map<SlotKey, string> {
  const texts = new Map<SlotKey, string>();
  for (const key of slotKeys) {
    const typed = copy[key]?.trim() ?? "";
    const text = prepareText(key === "price" ? formatPrice(typed, locale, currency) : typed, locale);
    if (text !== "") texts.set(key, text);
  }
  return texts;
}
