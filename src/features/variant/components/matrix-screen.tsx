"use client";
import { refusalOf } from "@/client/refusal";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { ToastArea } from "@/ui/toast";
import type { Matrix } from "../model/matrix";
import { MatrixBoard } from "./matrix-board";
import { useMatrix } from "./use-matrix";

/** The Matrix tab of one campaign. */
export function MatrixScreen({ slug }: { slug: string }) {
  const matrix = useMatrix(slug);
  return (
    <ToastArea>
      <PageBody>
        <Loaded of={matrix} explain={refusalOf} lines={14}>
          {(data) => <MatrixBoard key={shapeOf(data)} slug={slug} matrix={data} />}
        </Loaded>
      </PageBody>
    </ToastArea>
  );
}

/** A brief with other rows or columns starts the board anew: places of cells mean others then. */
function shapeOf({ rows, columns }: Matrix): string {
  return [...rows.map(({ market, locale }) => `${market}/${locale}`), ...columns.map(({ placement }) => placement)].join(" ");
}
