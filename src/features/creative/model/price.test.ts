import { describe, expect, it } from "vitest";
import { formatPrice, isPlainDecimal } from "./price";

describe("prices", () => {
  it.each([
    ["14.9", "en-US", "USD", "$14.90"],
    ["11.5", "en-GB", "GBP", "£11.50"],
    ["12.9", "de-DE", "EUR", "12,90\u00A0€"],
    ["5900", "ru-KZ", "KZT", "5\u00A0900\u00A0₸"],
    ["1234.5", "fr-FR", "EUR", "1\u00A0234,50\u00A0€"],
    ["1980", "ja-JP", "JPY", "￥1,980"],
    ["999", "hi-IN", "INR", "₹999"],
    ["49.9", "pt-BR", "BRL", "R$\u00A049,90"],
    ["7.5", "und", null, "7.5"],
    ["ab 5", "de-DE", "EUR", "ab 5"],
  ])("%s in %s and %s read %s", (text, locale, currency, expected) => {
    expect(formatPrice(text, locale, currency)).toBe(expected);
  });

  it("never hold a space at which a line could break", () => {
    for (const locale of ["fr-FR", "pl-PL", "ru-KZ", "he-IL", "ar-AE"]) expect(formatPrice("12345.5", locale, "EUR")).not.toMatch(/[\u0020\u202F]/);
  });

  it.each([
    ["12.9", true],
    ["0", true],
    ["12,9", false],
    ["-1", false],
    ["1e5", false],
    ["", false],
    ["€5", false],
  ])("%j is a plain decimal: %s", (text, plain) => {
    expect(isPlainDecimal(text)).toBe(plain);
  });
});
