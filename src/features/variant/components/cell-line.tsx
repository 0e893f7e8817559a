"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useEffect, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Clock } from "@/ui/clock";
import { formatBytes } from "@/ui/format";
import { type Matrix, matrixCodes, matrixStates } from "../model/matrix";
import { type CellPlace, type ColumnAxis, cellAt, cellsAt, type MatrixLayout, type RowAxis, volumeOfCells } from "../model/matrix-group";
import { isBackupRow } from "../model/matrix-volume";
import { Fact, VolumeFacts } from "./cell-facts";
import { factoryHref } from "./factory-href";
import { type GridPlace, spanOf } from "./grid-moves";
import { StateMark } from "./state-mark";
import { columnHeading, liveWords, packsOf, rowHeading } from "./words";

interface CellLineProps {
  id: string;
  slug: string;
  matrix: Matrix;
  layout: MatrixLayout;
  by: { rows: RowAxis; columns: ColumnAxis };
  at: GridPlace | null;
}

/** What the cell under the pointer or the focus is, why, and what it carries. */
export function CellLine({ id, slug, matrix, layout, by, at }: CellLineProps) {
  const cells = at ? placesAt(matrix, layout, at) : [];
  const [only] = cells;
  return (
    <section id={id} aria-label="The cell in focus" className="flex min-h-[62px] flex-wrap items-center gap-x-5 gap-y-1.5 border-t border-line px-3.5 py-2">
      {at && only !== undefined && cells.length === 1 && <OneCell slug={slug} matrix={matrix} place={only} />}
      {at && cells.length > 1 && <ManyCells name={nameOf(matrix, layout, by, at)} matrix={matrix} cells={cells} />}
      {at && cells.length === 0 && <p className="text-ink-3">The filter shows nothing of this cell.</p>}
      {!at && <p className="text-ink-3">Point at a cell, or move with the arrow keys, to see why it is as it is and what it carries.</p>}
    </section>
  );
}

function placesAt(matrix: Matrix, layout: MatrixLayout, at: GridPlace): CellPlace[] {
  const { rows, columns } = spanOf(at, at, { rows: layout.rows.length, columns: layout.columns.length });
  return cellsAt(matrix, layout.codes, layout.rows.slice(...rows), layout.columns.slice(...columns));
}

function nameOf(matrix: Matrix, layout: MatrixLayout, by: CellLineProps["by"], at: GridPlace): string {
  const row = layout.rows[at.row];
  const column = layout.columns[at.column];
  const names = [row && rowHeading(row, matrix.rows, by.rows).whole, column && columnHeading(column, matrix.columns, by.columns).whole];
  return names.filter(Boolean).join(" × ") || "Everything that is shown";
}

const restMs = 120;

/** The cell once the pointer rests on it; crossing the grid asks for nothing. */
function useRested<V>(value: V): V {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}

function OneCell({ slug, matrix, place }: { slug: string; matrix: Matrix; place: CellPlace }) {
  const trpc = useTRPC();
  const rested = useRested(place);
  const cell = cellAt(matrix, place);
  const asked = cellAt(matrix, rested) ?? cell;
  const name = { placementKey: asked?.column.placement ?? "", market: asked?.row.market ?? "", locale: asked?.row.locale ?? "" };
  const detail = useQuery(trpc.variant.cell.queryOptions({ campaignId: matrix.campaignId, ...name }, { enabled: asked !== null }));
  if (!cell) return null;
  const { row, column, code } = cell;
  const told = rested === place ? detail.data : undefined;
  const { state, says } = matrixCodes[code];
  return (
    <>
      <Thumb key={told?.url} url={told?.url ?? null} />
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2">
          <StateMark state={state} />
          <b className="font-medium">{state}</b>
          <span className="min-w-0 text-ink-2">
            {isBackupRow(row) ? "Backup" : `${row.market} · ${row.locale}`}, {column.placement} {column.widthPx}×{column.heightPx}
          </span>
        </p>
        <p className="line-clamp-3 text-sm text-ink-2" title={told?.reason ?? undefined}>
          {told?.reason ?? (detail.error && rested === place ? refusalOf(detail.error).says : says)} {told && liveWords(told.live, code === "l")}{" "}
          <Link href={factoryHref(slug, row, column)} className="whitespace-nowrap text-accent underline underline-offset-2">
            Open in Factory
          </Link>
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        {told?.variant && (
          <>
            <Fact name={told.budgetBytes === null ? "weight" : `of ${formatBytes(told.budgetBytes)}`}>{formatBytes(told.variant.bytes)}</Fact>
            <Fact name="built">
              <Clock at={told.variant.builtAt} />
            </Fact>
          </>
        )}
        {!isBackupRow(row) && <VolumeFacts volume={volumeOfCells(matrix, [place])} currency={matrix.currency} />}
      </dl>
    </>
  );
}

function Thumb({ url }: { url: string | null }) {
  const [broken, setBroken] = useState(false);
  const box = "h-11 w-14 flex-none rounded-sm border border-line bg-sunk object-contain max-sm:hidden";
  return url && !broken ? <img src={url} alt="" className={box} onError={() => setBroken(true)} /> : <span className={box} />;
}

function ManyCells({ name, matrix, cells }: { name: string; matrix: Matrix; cells: readonly CellPlace[] }) {
  const counts = new Map<string, number>();
  const packs = new Set<string>();
  for (const place of cells) {
    const cell = cellAt(matrix, place);
    const state = cell && matrixCodes[cell.code].state;
    if (state) counts.set(state, (counts.get(state) ?? 0) + 1);
    for (const pack of packsOf(cell?.row.rules ?? "none")) packs.add(pack);
  }
  return (
    <>
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{name}</p>
        <p className="flex flex-wrap gap-x-3 text-sm text-ink-2">
          {matrixStates
            .filter(({ state }) => counts.has(state))
            .map(({ state }) => (
              <span key={state} className="inline-flex items-center gap-1.5">
                <StateMark state={state} /> {counts.get(state)} {state}
              </span>
            ))}
          {packs.size > 0 && <span className="text-ink-3">Rules: {[...packs].join("; ")}</span>}
        </p>
      </div>
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        <VolumeFacts volume={volumeOfCells(matrix, cells)} currency={matrix.currency} />
      </dl>
    </>
  );
}
