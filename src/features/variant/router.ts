import { member, router } from "@/server/core/trpc";
import { getBuild } from "./reads/get-build";
import { getCell } from "./reads/get-cell";
import { getMatrix } from "./reads/get-matrix";
import { getProgress } from "./reads/get-progress";
import { previewVariant } from "./reads/preview-variant";
import { showCells } from "./reads/show-cells";
import { CellOf, GetBuild, ListCells, MatrixOf, PreviewVariant, RequestBuild } from "./schema";
import { requestBuild } from "./writes/request-build";

export const variantRouter = router({
  matrix: member.input(MatrixOf).query(({ ctx, input }) => getMatrix(ctx.scope, input)),
  cell: member.input(CellOf).query(({ ctx, input }) => getCell(ctx.scope, input)),
  cells: member.input(ListCells).query(({ ctx, input }) => showCells(ctx.scope, input)),
  build: member.input(GetBuild).query(({ ctx, input }) => getBuild(ctx.scope, input)),
  progress: member.input(GetBuild).query(({ ctx, input }) => getProgress(ctx.scope, input)),
  preview: member.input(PreviewVariant).query(({ ctx, input }) => previewVariant(ctx.scope, input)),
  requestBuild: member.input(RequestBuild).mutation(({ ctx, input }) => requestBuild(ctx.scope, input)),
});
