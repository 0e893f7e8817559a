import * as z from "zod";

export const RequestBuild = z.object({ campaignId: z.uuid() });
export type RequestBuild = z.infer<typeof RequestBuild>;

export const ListCells = z.object({ campaignId: z.uuid() });

/** The latest build of the campaign. */
export const GetBuild = z.object({ campaignId: z.uuid() });

/** A cell as it would be built now, with texts and a focal point that are not saved yet. */
export const PreviewVariant = z.object({
  campaignId: z.uuid(),
  placementKey: z.string().max(63),
  market: z.string().max(2),
  locale: z.string().max(35),
  draft: z
    .object({
      copy: z.record(z.string().max(40), z.string().max(500)).optional(),
      focal: z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
    })
    .default({}),
});
export type PreviewVariant = z.infer<typeof PreviewVariant>;
