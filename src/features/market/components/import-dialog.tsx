"use client";
import { Upload } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { formatCount } from "@/ui/format";
import { Problem } from "@/ui/problem";
import { Spinner } from "@/ui/spinner";
import { useFileDrop } from "@/ui/use-file-drop";
import { ImportColumns } from "./import-columns";
import { ImportPlans, summaryOf } from "./import-plans";
import { ImportSource } from "./import-source";
import { counted } from "./market-words";
import { useImport } from "./use-import";

interface ImportDialogProps {
  /** A file that was dropped on the page. */
  dropped: File | null;
  /** Told what came of it. */
  onDone: (says: string) => void;
  onClose: () => void;
}

/** A file of markets: looked at first, with every bad cell by name, then imported as a whole. */
export function ImportDialog({ dropped, onDone, onClose }: ImportDialogProps) {
  const picker = useRef<HTMLInputElement>(null);
  const upload = useImport((name, { added, changed, same }) => {
    onDone(`${name}: ${formatCount(added)} added, ${formatCount(changed)} changed, ${formatCount(same)} the same.`);
    onClose();
  });
  const { fileName, seen, take, refusal } = upload;
  const { area, over } = useFileDrop<HTMLDivElement>(true, (files) => void take(files[0]));
  const started = useRef(false);
  useEffect(() => {
    if (!started.current) void take(dropped ?? undefined);
    started.current = true;
  });
  const counts = seen ? summaryOf(seen.plans) : null;
  const isRight = upload.isCurrent && seen?.problems === 0;
  const wanted = (counts?.new ?? 0) + (counts?.changed ?? 0);
  const label = !isRight ? "Import" : wanted === 0 ? "Nothing to change" : `Import ${counted(wanted, "market")}`;
  return (
    <Dialog
      wide
      open
      onOpenChange={onClose}
      title="Import markets"
      footer={
        <>
          <Button onClick={() => picker.current?.click()}>{fileName ? "Choose another file" : "Choose a file"}</Button>
          <Button variant="primary" pending={upload.isSaving} disabled={!isRight || wanted === 0} onClick={upload.submit}>
            {label}
          </Button>
        </>
      }
    >
      <div ref={area} className="grid gap-4">
        {!seen && !upload.isLooking && <Drop over={over} onPress={() => picker.current?.click()} />}
        {upload.isLooking && !seen && (
          <p role="status" className="flex items-center gap-2 text-ink-2">
            <Spinner /> Reading {fileName}
          </p>
        )}
        {refusal && <Problem title="Nothing was imported" says={refusal.says} complaints={refusal.complaints} />}
        {seen && (
          <>
            <p className="flex flex-wrap items-baseline gap-x-2">
              <b className="font-medium">{fileName}</b>
              <span className="text-ink-3">
                {seen.kind}, {counted(seen.rowsRead, "row")}
              </span>
              {upload.isLooking && <Spinner />}
            </p>
            {seen.problems > 0 && (
              <Problem
                title={seen.problems === 1 ? "One problem" : counted(seen.problems, "problem")}
                says="Nothing can be imported until they are solved: correct the file and choose it again, or map its columns below."
                complaints={seen.complaints}
              />
            )}
            <ImportPlans plans={seen.plans} problems={seen.problems} />
            <ImportColumns seen={seen} upload={upload} />
            <ImportSource key={fileName} from={seen.from} choices={upload.choices} onChoose={upload.choose} />
          </>
        )}
        <input
          ref={picker}
          type="file"
          aria-label="File of markets"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
    </Dialog>
  );
}

function Drop({ over, onPress }: { over: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={`grid justify-items-center gap-1.5 rounded border border-dashed px-4 py-8 text-center ${over ? "border-accent bg-accent-soft" : "border-line-strong hover:bg-sunk"}`}
    >
      <Upload aria-hidden="true" size={18} className="text-ink-3" />
      <span className="font-medium">Drop a CSV or XLSX file here, or choose one</span>
      <span className="max-w-[56ch] text-sm text-ink-3">
        One row per market, or one per market and locale. Columns are found by their headers: market, locales, currency, cpm_usd, daily_impressions,
        ttfb_p75_ms, conversion_rate, verticals_restricted. At most 3 MB and 20,000 rows.
      </span>
    </button>
  );
}
