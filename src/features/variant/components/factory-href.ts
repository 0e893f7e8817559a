import type { MatrixColumn, MatrixRow } from "../model/matrix";

/** Where the Factory shows a cell. */
export function factoryHref(slug: string, { market, locale }: Pick<MatrixRow, "market" | "locale">, { placement }: Pick<MatrixColumn, "placement">): string {
  return `/campaigns/${slug}/factory?${new URLSearchParams({ placement, market, locale })}`;
}
