import * as z from "zod";
import { Consent } from "@/features/publisher/model/tag";

/** One tag: the slot it fills, the viewer's market and locale, and how consent reaches the hub. */
export const TagChoice = z.object({
  slug: z.string().max(63),
  placement: z.string().max(63),
  market: z.string().max(2),
  locale: z.string().max(35),
  consent: Consent,
  /** An owner's decision: the fallback may stand outside the market's residency region. */
  fallbackOutside: z.boolean(),
});
export type TagChoice = z.infer<typeof TagChoice>;
