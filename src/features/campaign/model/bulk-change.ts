import * as z from "zod";
import { isWebAddress, mostClickChars } from "./click-through";
import { faultOfLabel, mostLabels, tidyLabel } from "./label";

/** The most campaigns of one bulk edit. */
export const mostChosen = 500;

/** A label, tidied. */
export const Label = z
  .string()
  .max(400, "is longer than 40 characters")
  .transform(tidyLabel)
  .superRefine((label, context) => {
    const fault = faultOfLabel(label);
    if (fault) context.addIssue({ code: "custom", message: fault });
  });

const Labels = z.array(Label).max(mostLabels, `are more than ${mostLabels}`);
const day = z.iso.date("is no day, such as 2026-11-25");
const text = z.string().max(mostClickChars, "is longer than 2,000 characters");

const FlightChange = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("shift"),
    days: z
      .number("is no number of days")
      .int("is no whole number of days")
      .min(-3_650, "is more than ten years back")
      .max(3_650, "is more than ten years ahead")
      .refine((days) => days !== 0, "is no shift"),
    edge: z.enum(["both", "from", "until"]),
  }),
  /** A day that is null stays as it is. */
  z
    .object({ kind: z.literal("set"), fromOn: day.nullable(), untilOn: day.nullable() })
    .refine(({ fromOn, untilOn }) => fromOn !== null || untilOn !== null, { path: ["fromOn"], message: "is empty, and so is the last day" }),
]);

const host = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/^https?:\/\//i, "").replace(/\/$/, ""))
  .refine((name) => /^[^\s/?#@\\]+$/.test(name) && isWebAddress(`https://${name}/`), "is no host, such as shop.example");

const ClickChange = z.intersection(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("host"), host }),
    z.object({ kind: z.literal("whole"), address: text.trim().refine(isWebAddress, "is not a web address; write one that starts with https://") }),
    z.object({ kind: z.literal("replace"), find: text.min(1, "is empty"), with: text }),
  ]),
  /** ISO 3166-1 codes; none for every market. */
  z.object({ markets: z.array(z.string().regex(/^[A-Z]{2}$/)).max(300) }),
);

/** What a bulk edit does to every chosen campaign; null for what it leaves alone. */
export const BulkChange = z
  .object({
    flights: FlightChange.nullable().default(null),
    clickThrough: ClickChange.nullable().default(null),
    labels: z
      .object({ add: Labels.default([]), remove: Labels.default([]) })
      .nullable()
      .default(null),
  })
  .refine(({ flights, clickThrough, labels }) => flights || clickThrough || (labels && labels.add.length + labels.remove.length > 0), "changes nothing");
export type BulkChange = z.infer<typeof BulkChange>;
export type BulkDraft = z.input<typeof BulkChange>;

/** What of a campaign a bulk edit touched; a part it left alone is absent. */
const EditedParts = z
  .object({
    flights: z.array(
      z.object({ market: z.string(), placement: z.string(), fromOn: z.string(), untilOn: z.string(), hours: z.string(), zone: z.string().nullable() }),
    ),
    /** Only those of the markets that changed. */
    clickThroughs: z.array(z.object({ market: z.string(), locale: z.string(), clickThrough: z.string() })),
    labels: z.array(z.string()),
  })
  .partial();
export type EditedParts = z.infer<typeof EditedParts>;

const EditedCampaign = z.object({ campaignId: z.string(), before: EditedParts, after: EditedParts, undone: z.boolean().default(false) });
export type EditedCampaign = z.infer<typeof EditedCampaign>;

/** A bulk edit as it is kept. */
export const StoredEdit = z.object({ change: BulkChange, campaigns: z.array(EditedCampaign) });
export type StoredEdit = z.infer<typeof StoredEdit>;
