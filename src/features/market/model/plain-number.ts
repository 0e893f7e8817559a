const plain = new Intl.NumberFormat("en", { useGrouping: false, maximumFractionDigits: 12 });

/** A number as a file or a cell holds it: never in powers of ten, and never with exactly three decimals, which could be taken for thousands. */
export function plainNumber(value: number): string {
  const text = plain.format(value);
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
