"use client";
import { ChevronDown } from "lucide-react";
import { Action, MoreMenu } from "@/ui/more-menu";
import { saveBlob, saveText } from "@/ui/save-text";
import type { MarketLine } from "../model/market-line";

/** Every market as a file that imports back unchanged; writers are loaded when they are asked for. */
export function ExportMarkets({ lines, on }: { lines: readonly MarketLine[]; on: string }) {
  const name = `markets-${on}`;
  const table = async () => {
    const { exportCsv, exportTable } = await import("../model/export-markets");
    return { rows: exportTable(lines), exportCsv };
  };
  const saveCsv = async () => {
    const { rows, exportCsv } = await table();
    saveText(`${name}.csv`, exportCsv(rows));
  };
  const saveXlsx = async () => {
    const [{ rows }, { default: writeXlsxFile }] = await Promise.all([table(), import("write-excel-file/browser")]);
    saveBlob(`${name}.xlsx`, await writeXlsxFile(rows, { sheet: "Markets", stickyRowsCount: 1 }).toBlob());
  };
  return (
    <MoreMenu
      label="Export"
      trigger={
        <>
          Export <ChevronDown aria-hidden="true" size={12} className="text-ink-3" />
        </>
      }
      disabled={lines.length === 0}
    >
      <Action onChoose={() => void saveCsv()}>CSV</Action>
      <Action onChoose={() => void saveXlsx()}>XLSX</Action>
    </MoreMenu>
  );
}
