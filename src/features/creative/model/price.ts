const plainDecimal = /^\d{1,12}(\.\d{1,4})?$/;

/** True for a price as the copy deck writes it: digits, and a point before the decimals. */
export function isPlainDecimal(text: string): boolean {
  return plainDecimal.test(text);
}

/**
 * A plain decimal in a market's own money notation (CLDR), whole amounts without decimals. All its spaces are no-break,
 * so a price never splits over lines. Text that is no plain decimal comes back as it is; pre-flight names it.
 */
export function formatPrice(text: string, locale: string, currency: string | null): string {
  if (!isPlainDecimal(text)) return text;
  const options: Intl.NumberFormatOptions = currency ? { style: "currency", currency, currencyDisplay: "symbol" } : {};
  const whole = Number(text) % 1 === 0;
  const format = new Intl.NumberFormat(locale === "und" ? "en" : locale, whole ? { ...options, maximumFractionDigits: 0 } : options);
  return format.format(Number(text)).replace(/[\s\u202F]/gu, "\u00A0");
}
