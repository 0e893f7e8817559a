import * as z from "zod";

const market = z.string().max(2);
const locale = z.string().max(35);
const placementKey = z.string().max(63);

/** Some of a campaign's cells, row by row: market "*" with locale "und" for backups. */
export const ChosenCells = z.array(z.object({ market, locale, placements: z.array(placementKey).min(1).max(100) })).max(1_000);
export type ChosenCells = z.infer<typeof ChosenCells>;

/** Builds the chosen cells, or all of them. */
export const RequestBuild = z.object({ campaignId: z.uuid(), cells: ChosenCells.min(1).optional() });
export type RequestBuild = z.infer<typeof RequestBuild>;

export const ListCells = z.object({ campaignId: z.uuid() });

/** The latest build of the campaign. */
export const GetBuild = z.object({ campaignId: z.uuid() });
export type GetBuild = z.infer<typeof GetBuild>;

/** The campaign's cells as a grid. */
export const MatrixOf = z.object({ slug: z.string().max(63) });
export type MatrixOf = z.infer<typeof MatrixOf>;

/** One cell of the grid. */
export const CellOf = z.object({ campaignId: z.uuid(), placementKey, market, locale });
export type CellOf = z.infer<typeof CellOf>;

/** A cell as it would be built now, with texts and a focal point that are not saved yet. */
export const PreviewVariant = z.object({
  campaignId: z.uuid(),
  placementKey,
  market,
  locale,
  draft: z
    .object({
      copy: z.record(z.string().max(40), z.string().max(500)).optional(),
      focal: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
    })
    .default({}),
});
export type PreviewVariant = z.infer<typeof PreviewVariant>;
