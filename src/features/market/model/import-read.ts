import { canonical } from "@/kernel/canonical";
import { digestOf } from "@/kernel/hash";
import { type FileKind, readFileTable } from "./import-file";
import { type ImportChoices, type ReadMarkets, readMarkets } from "./import-markets";
import type { MarketDraft } from "./import-merge";
import type { FileSource } from "./import-plan";
import type { MarketFacts } from "./market-line";

/** A file's markets and everything that is wrong with it. Throws *limit* or *invalid* for what is no table at all. */
export async function readImport(bytes: Uint8Array, choices: ImportChoices, today: string): Promise<{ kind: FileKind; read: ReadMarkets }> {
  const { kind, table, complaint } = await readFileTable(bytes);
  if (table) return { kind, read: readMarkets(table, choices, today) };
  return { kind, read: { columns: [], mapping: {}, rowsRead: 0, drafts: [], problems: 1, complaints: [complaint] } };
}

/** A file's name without controls, marks of direction and broken characters. */
export function nameOfFile(fileName: string): string {
  return fileName.normalize("NFC").replace(/\p{C}/gu, "").trim() || "a file";
}

/** Where figures are from that do not say so: what a person wrote in the dialog, else the file's name and today. */
export function fileSourceOf({ fileName, source, on }: { fileName: string; source: string | null; on: string | null }, today: string): FileSource {
  return { source: source ?? nameOfFile(fileName), on: on ?? today, stated: source !== null || on !== null };
}

/** A name for the state of the markets that a file is about: another one after any of them was changed. */
export function basisOf(drafts: readonly MarketDraft[], held: readonly MarketFacts[]): string {
  const wanted = new Set(drafts.map(({ market }) => market));
  return digestOf(canonical(held.filter(({ market }) => wanted.has(market)).map(({ market, revision }) => [market, revision])));
}
