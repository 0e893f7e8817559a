"use client";
import type { CopyRow } from "@/features/campaign/model/campaign";
import { slotKeys } from "../model/template";
import { CopyCell } from "./copy-cell";
import type { CopyEdit } from "./use-copy-edit";
import { useCopyGrid } from "./use-copy-grid";
import type { PreviewDraft } from "./use-preview";

interface CopyGridProps {
  rows: CopyRow[];
  locales: string[];
  needed: string[];
  /** Null for people who only read. */
  edit: CopyEdit | null;
  onDraft: (draft: PreviewDraft) => void;
}

const head = "whitespace-nowrap border-b border-line bg-sunk px-3 py-1 text-left text-sm font-medium text-ink-3";
const drawn: ReadonlySet<string> = new Set(slotKeys);

/** Arrows move, Enter or typing edits, Enter saves and goes down, Escape leaves a text as it was. */
export function CopyGrid({ rows, locales, needed, edit, onDraft }: CopyGridProps) {
  const { grid, ...hands } = useCopyGrid({ rows, locales, edit, onDraft });
  return (
    <section className="overflow-x-auto" aria-label="Strings">
      <table ref={grid} className="w-full border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${head} sticky left-0 z-10`}>
              Key
            </th>
            {locales.map((locale) => (
              <th key={locale} scope="col" className={`${head} border-l`}>
                {locale} {!needed.includes(locale) && <span className="font-normal">unused</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.key} className="group/row">
              <th
                scope="row"
                className="sticky left-0 z-10 whitespace-nowrap border-b border-line bg-panel px-3 py-1.5 text-left align-top font-medium group-last/row:border-b-0"
              >
                {row.key}
                <span className="block text-sm font-normal text-ink-3">{noteOf(row)}</span>
              </th>
              {locales.map((locale, column) => (
                <CopyCell key={locale} row={row} locale={locale} needed={needed.includes(locale)} place={{ row: at, column }} hands={hands} readOnly={!edit} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function noteOf({ key, maxChars }: CopyRow): string {
  if (!drawn.has(key)) return "no box draws it";
  return maxChars === null ? "" : `at most ${maxChars}`;
}
