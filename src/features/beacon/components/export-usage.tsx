"use client";
import { Download } from "lucide-react";
import { Button } from "@/ui/button";
import { saveText } from "@/ui/save-text";
import type { UsageRow } from "./pivot";
import type { Kind } from "./ranges";

interface ExportUsageProps {
  rows: readonly UsageRow[];
  kind: Kind;
  span: { from: Date; until: Date };
}

/** Saves the table as CSV; the writer is loaded when it is asked for. */
export function ExportUsage({ rows, kind, span }: ExportUsageProps) {
  const save = async () => {
    const { usageCsv } = await import("./usage-csv");
    saveText(`usage-${kind}-${span.until.toISOString().slice(0, 10)}.csv`, usageCsv(rows, kind, span));
  };
  return (
    <Button size="sm" onClick={() => void save()} disabled={rows.length === 0}>
      <Download aria-hidden="true" size={13} /> Export CSV
    </Button>
  );
}
