import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { previewImport } from "@/features/market/reads/preview-import";
import { importMarkets } from "@/features/market/writes/import-markets";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";

const path = join("src", "processes", "stack", "demo", "markets.csv");

/** The sample's markets through the import, with figures that say they are illustrative; markets that are there already are left alone. */
export async function openMarkets(scope: Scope): Promise<void> {
  if ((await db().market.count({ where: { organizationId: scope.organizationId } })) > 0) return;
  const file = { fileName: "markets.csv", base64: (await readFile(path)).toString("base64"), mapping: null, decimal: null, cpmCurrency: null, on: null };
  const asked = { ...file, source: "Demo, illustrative figures" };
  const { basis } = await previewImport(scope, asked);
  await importMarkets(scope, { ...asked, basis });
}
