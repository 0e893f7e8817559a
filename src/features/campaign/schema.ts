import * as z from "zod";
import { findMarket } from "@/features/market/model";

const clickThrough = z
  .string()
  .trim()
  .max(2_000, "is longer than 2,000 characters")
  .refine(isWebAddress, "is not a web address; write one that starts with https://");

/** True for an absolute http(s) address without a user name or password in it. */
function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.hostname !== "" && url.username === "" && url.password === "" && !/\p{Cc}/u.test(text);
}

const locale = z.string().refine((text) => isLocale(text), "is no known locale, such as de-DE");

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text && text !== "und";
  } catch {
    return false;
  }
}

export const MarketInput = z.object({
  market: z.string().refine((code) => findMarket(code) !== null, "is not a market of the catalogue"),
  locale,
  currency: z.string().regex(/^[A-Z]{3}$/, "is not a currency, such as EUR"),
  clickThrough,
});

export const PlacementInput = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "uses a to z, 0 to 9 and dashes, at most 63, such as home-mpu"),
  widthPx: z.number("is not a whole number").int("is not a whole number").min(1, "is less than 1 px").max(4_000, "is more than 4,000 px"),
  heightPx: z.number("is not a whole number").int("is not a whole number").min(1, "is less than 1 px").max(4_000, "is more than 4,000 px"),
  format: z.enum(["webp", "jpeg"]),
});

/** Values of a list that are there more than once are wrong at each later place. */
function unique<T>(of: (item: T) => string, member: string, says: string) {
  return (items: T[], context: z.RefinementCtx<T[]>) => {
    for (const [at, item] of items.entries()) {
      if (items.findIndex((other) => of(other) === of(item)) < at) context.addIssue({ code: "custom", path: [at, member], message: says });
    }
  };
}

/** What the brief holds; the same for a new campaign and an edit. */
export const Brief = z.object({
  name: z
    .string()
    .trim()
    .min(1, "is empty")
    .max(120, "is longer than 120 characters")
    .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), "holds a control character"),
  markets: z
    .array(MarketInput)
    .min(1, "has none; add at least one market")
    .max(100, "has more than 100")
    .superRefine(unique((item) => item.market, "market", "is there already")),
  placements: z
    .array(PlacementInput)
    .min(1, "has none; add at least one placement")
    .max(50, "has more than 50")
    .superRefine(unique((item) => item.key, "key", "is there already")),
});
export type Brief = z.infer<typeof Brief>;

export const CreateCampaign = Brief.extend({ teamId: z.uuid().optional() });
export type CreateCampaign = z.infer<typeof CreateCampaign>;

/** `revision` is the one the screen was filled from: an edit of an older one is refused. */
export const EditBrief = Brief.extend({ campaignId: z.uuid(), revision: z.number().int() });
export type EditBrief = z.infer<typeof EditBrief>;

export const CampaignBySlug = z.object({ slug: z.string().max(63) });
export const ListCampaigns = z.object({ search: z.string().trim().max(120).default("") });
export type ListCampaigns = z.infer<typeof ListCampaigns>;
