import { isPlainDecimal } from "@/features/creative/model/price";
import { minimumTextPx, type SlotKey, slotKeys } from "@/features/creative/model/template";
import { backupCell, type PreflightReport, type VariantInputs } from "./inputs";

/** What was measured on one drawn text. Contrast is the WCAG 2.2 ratio, 1 to 21, of the least readable fiftieth of its pixels. */
export interface TextFacts {
  key: SlotKey;
  fontPx: number;
  bold: boolean;
  fits: boolean;
  contrast: number;
}

/** What was measured on a finished variant. */
export interface VariantFacts {
  output: { widthPx: number; heightPx: number; bytes: number; format: string };
  quality: number;
  texts: TextFacts[];
  /** Copy keys with text for which this size has no room by design. */
  leftOut: string[];
  /** Distinct characters that were checked against the fonts. */
  glyphs: number;
}

type Check = PreflightReport["checks"][number];

/** WCAG 2.2, 1.4.3: large text is 24 px, or 18.66 px when bold. */
const contrastLimits = { normal: 4.5, large: 3 } as const;

/** Every check of a variant, in the order screens show them. */
export function preflight(inputs: VariantInputs, facts: VariantFacts): PreflightReport {
  return { checks: [sizeOf(inputs, facts), weightOf(inputs, facts), formatOf(inputs, facts), copyOf(inputs, facts), ...textChecks(inputs, facts)] };
}

/** True when every check passed. */
export function passes(report: PreflightReport): boolean {
  return report.checks.every(({ passed }) => passed);
}

/** The failed checks as one line for people, empty when there is none. */
export function failuresOf(report: PreflightReport): string {
  return report.checks
    .filter(({ passed }) => !passed)
    .map(({ says }) => says)
    .join(" ");
}

function sizeOf({ size }: VariantInputs, { output }: VariantFacts): Check {
  const passed = output.widthPx === size.widthPx && output.heightPx === size.heightPx;
  const wanted = passed ? "" : `; the placement is ${size.widthPx} × ${size.heightPx}`;
  return { name: "size", passed, says: `${output.widthPx} × ${output.heightPx} px${wanted}.` };
}

function weightOf({ budgetBytes }: VariantInputs, { output, quality }: VariantFacts): Check {
  const passed = output.bytes <= budgetBytes;
  return {
    name: "weight",
    passed,
    says: `${kilobytes(output.bytes)} of ${kilobytes(budgetBytes)} kB at quality ${quality}${passed ? "" : ", the lowest allowed"}.`,
  };
}

function formatOf({ format }: VariantInputs, { output }: VariantFacts): Check {
  const passed = output.format === format;
  return { name: "format", passed, says: passed ? `${format}.` : `The file is ${output.format}; the placement wants ${format}.` };
}

function copyOf({ copy, market, currency }: VariantInputs, { texts, leftOut }: VariantFacts): Check {
  const complaints = copyComplaints(copy, market, currency);
  const drawn = texts.map(({ key }) => key).join(", ") || "no text";
  const left = leftOut.length > 0 ? ` No room at this size for ${leftOut.join(", ")}.` : "";
  return complaints.length > 0 ? { name: "copy", passed: false, says: complaints.join(" ") } : { name: "copy", passed: true, says: `Drawn: ${drawn}.${left}` };
}

function copyComplaints(copy: VariantInputs["copy"], market: string, currency: string | null): string[] {
  const known: readonly string[] = slotKeys;
  const unknown = Object.keys(copy).filter((key) => !known.includes(key));
  const empty = Object.keys(copy).filter((key) => copy[key]?.trim() === "");
  const price = copy.price?.trim() ?? "";
  return [
    ...(market !== backupCell.market && Object.values(copy).every((text) => text.trim() === "") ? ["There is no copy for this locale."] : []),
    ...unknown.map((key) => `The template has no box for ${key}.`),
    ...empty.map((key) => `${key} is empty.`),
    ...(price !== "" && !isPlainDecimal(price) ? [`price is “${price}”; it has to be a plain decimal such as 12.9.`] : []),
    ...(price !== "" && currency === null ? ["price has no currency."] : []),
  ];
}

function textChecks({ copy }: VariantInputs, { texts, glyphs }: VariantFacts): Check[] {
  if (Object.keys(copy).length === 0) return [];
  return [overflow(texts), textSize(texts), contrast(texts), { name: "glyphs", passed: true, says: `All ${glyphs} characters are in the fonts.` }];
}

function overflow(texts: TextFacts[]): Check {
  const over = texts.filter(({ fits }) => !fits).map(({ key }) => key);
  return {
    name: "overflow",
    passed: over.length === 0,
    says: over.length === 0 ? "Every text fits its box." : `Too long for its box: ${over.join(", ")}. Shorten the text.`,
  };
}

function textSize(texts: TextFacts[]): Check {
  const small = texts.filter(({ fontPx }) => fontPx < minimumTextPx);
  const least = texts.length > 0 ? Math.min(...texts.map(({ fontPx }) => fontPx)) : 0;
  const names = small.map(({ key, fontPx }) => `${key} ${fontPx} px`).join(", ");
  return {
    name: "text size",
    passed: small.length === 0,
    says:
      small.length === 0
        ? `Smallest letters ${least} px; at least ${minimumTextPx}.`
        : `Too small to read: ${names}; at least ${minimumTextPx} px. Shorten the text.`,
  };
}

function contrast(texts: TextFacts[]): Check {
  const failed = texts.filter((text) => text.contrast < limitOf(text));
  const least = texts.length > 0 ? Math.min(...texts.map((text) => text.contrast)) : 21;
  const names = failed.map((text) => `${text.key} ${text.contrast.toFixed(1)} : 1 of ${limitOf(text)} : 1`).join(", ");
  return {
    name: "contrast",
    passed: failed.length === 0,
    says: failed.length === 0 ? `At least ${least.toFixed(1)} : 1 under the text.` : `Too little contrast: ${names}.`,
  };
}

function limitOf({ fontPx, bold }: TextFacts): number {
  return fontPx >= (bold ? 18.66 : 24) ? contrastLimits.large : contrastLimits.normal;
}

/** Rounded up: a file over its budget must not read as if it met it. */
function kilobytes(bytes: number): string {
  return (Math.ceil(bytes / 100) / 10).toFixed(1);
}
