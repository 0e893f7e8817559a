import { demand } from "@/features/identity/policy";
import type { Complaint } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { FileColumn, Mapping } from "../model/import-columns";
import type { FileKind } from "../model/import-file";
import { type MarketPlan, planImport } from "../model/import-plan";
import { basisOf, fileSourceOf, readImport } from "../model/import-read";
import { demandPast } from "../model/past-day";
import type { PreviewImport } from "../schema";
import { listFacts } from "./list-facts";

/** What a file would do, as its dialog shows it. */
interface ImportPreview {
  kind: FileKind;
  columns: FileColumn[];
  mapping: Mapping;
  rowsRead: number;
  problems: number;
  complaints: Complaint[];
  plans: Omit<MarketPlan, "facts">[];
  /** Where figures are from that do not say so themselves. */
  from: { source: string; on: string };
  /** What the plans rest on: the import is refused when it is another one by then. */
  basis: string;
}

/** Reads a file and says what importing it would do; nothing is written. Throws *limit* or *invalid* for what is no table at all. */
export async function previewImport(scope: Scope, input: PreviewImport): Promise<ImportPreview> {
  demand(scope, "market.edit", "market");
  const today = new Date().toISOString().slice(0, 10);
  demandPast(input.on === null ? [] : [input.on], today);
  const { kind, read } = await readImport(Buffer.from(input.base64, "base64"), input, today);
  const held = await listFacts(scope, db());
  const from = fileSourceOf(input, today);
  const plans = planImport(read.drafts, held, from).map(({ facts, ...plan }) => plan);
  const { columns, mapping, rowsRead, problems, complaints } = read;
  return { kind, columns, mapping, rowsRead, problems, complaints, plans, from: { source: from.source, on: from.on }, basis: basisOf(read.drafts, held) };
}
