import { Refusal } from "@/kernel/refusal";

/** The most bytes of a file, rows of it below the header, and columns. */
export const importLimits = { bytes: 3_000_000, rows: 20_000, columns: 200 } as const;

/** The refusal of a file with more of something than is read. */
export function tooMany(what: "rows" | "columns" | "MB", most: number): Refusal {
  return new Refusal(
    "limit",
    `The file has more than ${most.toLocaleString("en")} ${what}. Nothing was imported; split it, or remove what is not about markets.`,
  );
}
