const microsOfOne = 1_000_000;

const grouped = /^[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d{1,2})?$/;
const amount = /^(0[.,]\d{1,6}|\d+([.,]\d{1,2})?)$/;

/**
 * What somebody typed, in whole millionths: "12,500.50", "12.500,50", "12 500" and "12500,5" are all read, and "12,500" is thousands, since
 * nobody types three decimals, while "0.125" is an eighth. NaN for what is no amount.
 */
export function readAmount(text: string): number {
  const typed = text.replace(/[\s']/g, "");
  const separator = grouped.exec(typed)?.[1];
  const plain = separator ? typed.replaceAll(separator, "") : typed;
  return amount.test(plain) ? Math.round(Number(plain.replace(",", ".")) * microsOfOne) : Number.NaN;
}

/** An amount of whole millionths as it can be typed: "12500.5". */
export function amountText(micros: number): string {
  return String(micros / microsOfOne);
}
