"use client";
import { Download } from "lucide-react";
import { Button } from "@/ui/button";
import { saveText } from "@/ui/save-text";

interface ExportCsvProps {
  name: string;
  /** Asked when the button is pressed, so that the writer is loaded then. */
  write: () => Promise<string>;
  disabled: boolean;
}

export function ExportCsv({ name, write, disabled }: ExportCsvProps) {
  return (
    <Button size="sm" disabled={disabled} onClick={() => void write().then((text) => saveText(name, text))}>
      <Download aria-hidden="true" size={13} /> Export CSV
    </Button>
  );
}
