/** Cells that are planned in one transaction: what they are made of takes some 2 kB each, and a build may have 30,000. */
const mostCells = 2_000;

/** Placements whose cells are planned together, in their order, at most 2,000 cells unless one placement alone has more; one empty batch of nothing. */
export function batchesOf(placements: readonly { placementKey: string; cells: number }[], most = mostCells): string[][] {
  const batches: string[][] = [[]];
  let held = 0;
  for (const { placementKey, cells } of placements) {
    if (held > 0 && held + cells > most) {
      batches.push([]);
      held = 0;
    }
    batches.at(-1)?.push(placementKey);
    held += cells;
  }
  return batches;
}
