"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/client/trpc";
import { saveText } from "@/ui/save-text";
import { type Matrix, matrixCodes } from "../model/matrix";
import { type CellPlace, cellAt } from "../model/matrix-group";
import type { ChosenCells } from "../schema";

/** Cells by their rows, as a build asks for them. */
function chosenOf(matrix: Matrix, cells: Iterable<CellPlace>): ChosenCells {
  const rows = new Map<string, ChosenCells[number]>();
  for (const place of cells) {
    const cell = cellAt(matrix, place);
    if (!cell) continue;
    const { market, locale } = cell.row;
    const row = rows.get(`${market}/${locale}`) ?? { market, locale, placements: [] };
    row.placements.push(cell.column.placement);
    rows.set(`${market}/${locale}`, row);
  }
  return [...rows.values()];
}

/** The cells that a build may change, of some. */
export function buildableOf(matrix: Matrix, cells: Iterable<CellPlace>): CellPlace[] {
  return [...cells].filter((place) => {
    const cell = cellAt(matrix, place);
    return cell !== null && matrixCodes[cell.code].buildable;
  });
}

/** What can be done with cells: building them, and saving them as a table. */
export function useCellActions(matrix: Matrix, slug: string) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const request = useMutation(
    trpc.variant.requestBuild.mutationOptions({ onSettled: () => queries.invalidateQueries(trpc.variant.matrix.queryFilter({ slug })) }),
  );
  return {
    request,
    build: (cells: Iterable<CellPlace>) => request.mutate({ campaignId: matrix.campaignId, cells: chosenOf(matrix, cells) }),
    save: async (cells: Iterable<CellPlace>) => {
      const { matrixCsv } = await import("./matrix-csv");
      saveText(`matrix-${slug}-${new Date().toISOString().slice(0, 10)}.csv`, matrixCsv(matrix, cells));
    },
  };
}
