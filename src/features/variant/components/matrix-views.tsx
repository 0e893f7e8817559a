"use client";
import { useSavedViews } from "@/client/use-saved-views";
import { ViewMenu } from "@/ui/view-menu";
import { type MatrixAddress, viewQueryOf } from "./use-matrix-address";

const words = { hint: "Filters and lines are kept, for the matrix of every campaign.", placeholder: "Missing in America" };

/** A person's saved filters of the matrix; they hold for every campaign. */
export function MatrixViews({ address: { query, viewId, open } }: { address: MatrixAddress }) {
  const { views, calls } = useSavedViews("matrix");
  const opened = views.find(({ id }) => id === viewId);
  const same = views.find((view) => query !== "" && viewQueryOf(view.query) === query);
  const current = opened ?? same ?? null;
  return (
    <ViewMenu
      views={views}
      query={query}
      current={current}
      changed={current !== null && viewQueryOf(current.query) !== query}
      words={words}
      calls={calls}
      onOpen={(view) => open(view?.query ?? "", view?.id ?? null)}
      onSaved={(id) => open(query, id)}
    />
  );
}
