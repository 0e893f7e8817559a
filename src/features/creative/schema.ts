import * as z from "zod";

/** A pasted or uploaded table; larger ones are refused by the reading, not by the shape. */
export const ImportCopy = z.object({ campaignId: z.uuid(), text: z.string().max(2_000_000) });
export type ImportCopy = z.infer<typeof ImportCopy>;

export const EditCopyString = z.object({ campaignId: z.uuid(), key: z.string().max(40), locale: z.string().max(40), text: z.string().max(2_000) });
export type EditCopyString = z.infer<typeof EditCopyString>;

/** `uploadId` names a finished upload of the same person; name and type are what the browser says of the file. */
export const RegisterMaster = z.object({
  campaignId: z.uuid(),
  uploadId: z.string().max(100),
  fileName: z.string().trim().min(1).max(255),
  mime: z.string().max(100),
});
export type RegisterMaster = z.infer<typeof RegisterMaster>;

const share = z.number().min(0).max(1);
export const SetFocalPoint = z.object({ campaignId: z.uuid(), x: share, y: share });
export type SetFocalPoint = z.infer<typeof SetFocalPoint>;
