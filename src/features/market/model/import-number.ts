import { shortened } from "@/features/creative/model/copy-text";

/** The sign that parts whole numbers from fractions. */
export type Decimal = "point" | "comma";

/** What one cell can mean: a number whatever the column says, one of two numbers, or none, with the reason. `shows` is the decimal sign it gives away. */
export type Reading =
  | { kind: "number"; text: string; plain: string; shows: Decimal | null }
  | { kind: "either"; text: string; point: string; comma: string }
  | { kind: "none"; says: string };

const spaces = "\\u0020\\u00A0\\u2009\\u202F";
const parted = new RegExp(`^\\d{1,3}(?:([${spaces}'’])\\d{3})(?:\\1\\d{3})*(?:([.,])\\d+)?$`);
const partings = new RegExp(`[${spaces}'’]`, "g");
const single = /^(\d*)([.,])(\d+)$/;
/** Groups of three, or of two before the last three as in India; the last sign is the decimal one. */
const grouped = {
  point: /^(?:\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?)$/,
  comma: /^(?:\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,})$/,
} as const;

const signOf = (sign: string | undefined): Decimal | null => (sign === "." ? "point" : sign === "," ? "comma" : null);

/** The digits with a point for the decimal sign and nothing between them. */
function plainOf(text: string, decimal: Decimal): string {
  const bare = text.replace(partings, "");
  return decimal === "point" ? bare.replaceAll(",", "") : bare.replaceAll(".", "").replace(",", ".");
}

/**
 * Reads one written number of zero or more, decimal signs mixed as in spreadsheets of several countries: 1,234.5 · 1.234,5 · 1 234,5 ·
 * 1'234.5 · 4.200.000 · 42,00,000. A sign followed by exactly three digits, as in 1.234, can mean either and is not decided here.
 */
export function readNumber(written: string): Reading {
  const text = written.trim();
  if (/^\d+$/.test(text)) return { kind: "number", text, plain: text, shows: null };
  const spaced = parted.exec(text);
  if (spaced) return { kind: "number", text, plain: plainOf(text, signOf(spaced[2]) ?? "point"), shows: signOf(spaced[2]) };
  for (const decimal of ["point", "comma"] as const)
    if (grouped[decimal].test(text)) return { kind: "number", text, plain: plainOf(text, decimal), shows: decimal };
  const one = single.exec(text);
  if (one) return readSingle(text, one);
  return { kind: "none", says: whyNone(text) };
}

function readSingle(text: string, [, before = "", sign, after = ""]: RegExpExecArray): Reading {
  if (/^[1-9]\d{0,2}$/.test(before) && after.length === 3) return { kind: "either", text, point: plainOf(text, "point"), comma: plainOf(text, "comma") };
  const decimal = signOf(sign) ?? "point";
  return { kind: "number", text, plain: plainOf(before === "" ? `0${text}` : text, decimal), shows: decimal };
}

function whyNone(text: string): string {
  const quoted = `“${shortened(text)}”`;
  if (/^[-−–(]\s*[\d.,]/.test(text)) return `${quoted} is negative; this figure starts at 0.`;
  if (/^[\d.,]+e[+-]?\d+$/i.test(text)) return `${quoted} is written in powers of ten, which loses digits; write the number out.`;
  if (/^[\d.,]+\s*[\p{Sc}\p{L}]+$|^[\p{Sc}\p{L}]+\s*[\d.,]+$/u.test(text)) return `${quoted} holds a unit or currency; write the number alone.`;
  return `${quoted} is not a number.`;
}

/** What a column's numbers show: the decimal sign of most of them, and whether some show the other one. */
export interface Evidence {
  decimal: Decimal | null;
  mixed: boolean;
}

/** Weighs the readings of one column; a tie goes to the sign that comes first. */
export function weigh(readings: Iterable<Reading>): Evidence {
  const shown: Decimal[] = [];
  for (const reading of readings) if (reading.kind === "number" && reading.shows) shown.push(reading.shows);
  const points = shown.filter((decimal) => decimal === "point").length;
  const commas = shown.length - points;
  const [first = null] = shown;
  return { decimal: points === commas ? first : points > commas ? "point" : "comma", mixed: points > 0 && commas > 0 };
}

const words = { point: "a point", comma: "a comma" } as const;

/**
 * The number that a cell means in its column, as plain digits, or why it cannot be told: ambiguous without evidence, or against
 * the column's. `whole` columns take 1.234 for 1234, the only whole number it can be; `forced` is the sign a person chose.
 */
export function decide(reading: Reading, { decimal, mixed }: Evidence, whole: boolean, forced: Decimal | null): { plain: string } | { says: string } {
  if (reading.kind === "none") return reading;
  if (reading.kind === "number") {
    const against = forced ?? (mixed ? decimal : null);
    if (reading.shows === null || against === null || reading.shows === against) return reading;
    const whose = forced ? "you chose" : "most of this column uses";
    return { says: `“${shortened(reading.text)}” uses ${words[reading.shows]} for its decimals, where ${whose} ${words[against]}; write both alike.` };
  }
  const sure = forced ?? (mixed ? null : decimal);
  if (sure !== null) return { plain: reading[sure] };
  if (whole && !mixed) return { plain: reading.comma.includes(".") ? reading.point : reading.comma };
  const [large, small] = [reading.point, reading.comma].toSorted((a, b) => Number(b) - Number(a));
  return { says: `“${reading.text}” can be ${large} or ${small}, and nothing in this column tells which; write ${large} or ${small}0.` };
}
