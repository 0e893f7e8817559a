import * as z from "zod";
import { knownLocale } from "@/features/creative/model/copy-text";
import { findMarket } from "@/features/market/model/catalogue";
import { findConnector } from "@/features/publisher/model/connectors";
import { differenceOf, equalShares, wholePpm } from "@/kernel/share";
import { BulkChange, Label, mostChosen } from "./model/bulk-change";
import { aiAnswers, objectives, politicalAnswers, verticals } from "./model/campaign";
import { campaignStates, sortColumns } from "./model/campaign-line";
import { isWebAddress, mostClickChars } from "./model/click-through";
import { mostAtOnce, mostTimes, timesOf } from "./model/flight";

const clickThrough = z
  .string()
  .trim()
  .max(mostClickChars, { error: "is longer than 2,000 characters", abort: true })
  .refine(isWebAddress, "is not a web address; write one that starts with https://");

/** What copy decks and Markets take for a locale too. */
const locale = z
  .string()
  .max(35, { error: "is longer than 35 characters", abort: true })
  .refine((text) => knownLocale(text) === text, "is no known locale, such as de-DE");

/** Millionths; left out, the parts of a whole get equal ones. */
const sharePpm = z.number("is not a share").int("is not a share").min(0, "is less than nothing").max(wholePpm, "is more than 100 %").optional();
const currency = z.string().regex(/^[A-Z]{3}$/, "is not a currency, such as EUR");
const words = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: `is longer than ${most} characters`, abort: true })
    .refine((text) => !/[\p{Cc}\p{Surrogate}]/u.test(text), "holds a control character");

export const MarketInput = z.object({
  market: z.string().refine((code) => findMarket(code) !== null, "is not a market of the catalogue"),
  locale,
  currency,
  clickThrough,
  sharePpm,
});

const connectorKey = z.string().refine((key) => findConnector(key) !== null, "is no connector of the catalogue");
const placementKey = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "uses a to z, 0 to 9 and dashes, at most 63, such as home-mpu");
const edgePx = z.number("is not a whole number").int("is not a whole number").min(1, "is less than 1 px").max(4_000, "is more than 4,000 px");

export const PlacementInput = z.object({
  key: placementKey,
  publisher: words(80).default(""),
  connector: connectorKey.default("generic"),
  widthPx: edgePx,
  heightPx: edgePx,
  format: z.enum(["webp", "jpeg"]),
  sharePpm,
});

const day = z.iso.date("is no day, such as 2026-11-25");

export const FlightInput = z
  .object({
    market: z.union([z.literal("*"), z.string().regex(/^[A-Z]{2}$/)]),
    placement: z.union([z.literal("*"), placementKey]),
    fromOn: day,
    untilOn: day,
    hours: z
      .string()
      .max(20)
      .refine((text) => text === "" || isHours(text), "is no span of hours, such as 6-23 or 6-9,17-23"),
    zone: z.string().max(60).refine(isZone, "is no time zone, such as Europe/Berlin").nullable(),
  })
  .refine(({ fromOn, untilOn }) => fromOn < untilOn, { path: ["untilOn"], message: "is not after the first day" });

/** Spans of whole hours of a day, "22-6" over midnight; half-open, as hubs read them. */
function isHours(text: string): boolean {
  return text.split(",").every((span) => {
    const [, from, until] = /^(\d{1,2})-(\d{1,2})$/.exec(span) ?? [];
    return from !== undefined && Number(from) <= 23 && Number(until) <= 24 && Number(from) !== Number(until);
  });
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const share = z.number("is not a share").min(0, "is less than nothing").max(1, "is more than 100 %");

export const Facts = z.object({
  objective: z.enum(["", ...objectives]).default(""),
  vertical: z.enum(verticals).default("general"),
  advertiser: words(120).default(""),
  payer: words(120).default(""),
  political: z.enum(politicalAnswers).default("undeclared"),
  politicalNotice: z.union([z.literal(""), clickThrough]).default(""),
  aiUse: z.enum(aiAnswers).default("undeclared"),
  budget: z
    .object({ micros: z.number().int().min(0, "is less than nothing").max(Number.MAX_SAFE_INTEGER, "is too large"), currency })
    .nullable()
    .default(null),
  beaconSample: share.default(1),
  test: z
    .object({ hubShare: share, cdnBase: clickThrough.refine((text) => text.endsWith("/"), "does not end with a slash") })
    .nullable()
    .default(null),
});

/** Values of a list that are there more than once are wrong at each later place. */
function unique<T>(of: (item: T) => string, member: string, says: string) {
  return (items: T[], context: z.RefinementCtx<T[]>) => {
    for (const [at, item] of items.entries()) {
      if (items.findIndex((other) => of(other) === of(item)) < at) context.addIssue({ code: "custom", path: [at, member], message: says });
    }
  };
}

const Parts = z.object({
  name: words(120).min(1, "is empty"),
  facts: Facts.prefault({}),
  markets: z
    .array(MarketInput)
    .min(1, "has none; add at least one market")
    .max(600, "has more than 600")
    .superRefine(unique((item) => `${item.market}/${item.locale}`, "locale", "is there already")),
  connectors: z
    .array(z.object({ connector: connectorKey, sharePpm: z.number().int().min(0).max(wholePpm) }))
    .max(50)
    .optional(),
  placements: z
    .array(PlacementInput)
    .min(1, "has none; add at least one placement")
    .max(50, "has more than 50")
    .superRefine(unique((item) => item.key, "key", "is there already")),
  flights: z.array(FlightInput).max(1_000, "has more than 1,000").default([]),
});
type Parts = z.infer<typeof Parts>;

type Shared<T extends { sharePpm?: number | undefined }> = Omit<T, "sharePpm"> & { sharePpm: number };

/** Parts of one whole without shares get equal ones; with any share given, a missing one is nothing. */
function filled<T extends { sharePpm?: number | undefined }>(items: readonly T[], wholeOf: (item: T) => string): Shared<T>[] {
  return items.map((item) => {
    const whole = items.filter((other) => wholeOf(other) === wholeOf(item));
    const none = whole.every((other) => other.sharePpm === undefined);
    return { ...item, sharePpm: none ? (equalShares(whole.length)[whole.indexOf(item)] ?? 0) : (item.sharePpm ?? 0) };
  });
}

type Whole<P extends Parts> = Omit<P, "markets" | "placements" | "connectors"> & {
  markets: Shared<Parts["markets"][number]>[];
  placements: Shared<Parts["placements"][number]>[];
  connectors: { connector: string; sharePpm: number }[];
};

function withShares<P extends Parts>(parts: P): Whole<P> {
  const used = [...new Set(parts.placements.map(({ connector }) => connector))];
  const given = parts.connectors ?? [];
  const connectors = used.map((connector) => ({ connector, sharePpm: given.find((row) => row.connector === connector)?.sharePpm }));
  return {
    ...parts,
    markets: filled(parts.markets, ({ market }) => market),
    placements: filled(parts.placements, ({ connector }) => connector),
    connectors: filled(connectors, () => ""),
  };
}

/** Shares of one whole that do not add up are wrong at its first part. */
function addUp({ markets, placements, connectors }: Whole<Parts>, context: z.RefinementCtx) {
  const check = (list: string, items: readonly { sharePpm: number }[], wholeOf: (at: number) => string) => {
    for (const whole of new Set(items.map((_, at) => wholeOf(at)))) {
      const parts = [...items.entries()].filter(([at]) => wholeOf(at) === whole);
      const difference = differenceOf(parts.map(([, item]) => item.sharePpm));
      const says = `${Math.abs(difference) / 10_000} % ${difference > 0 ? "are missing" : "are too many"} until the shares of ${whole} add up to 100 %`;
      if (difference !== 0) context.addIssue({ code: "custom", path: [list, parts[0]?.[0] ?? 0, "sharePpm"], message: says });
    }
  };
  check("markets", markets, (at) => markets[at]?.market ?? "");
  check("placements", placements, (at) => placements[at]?.connector ?? "");
  check("connectors", connectors, () => "the connectors");
}

/** More flights of one market and placement, or more times in all, than hubs take. */
function fly({ markets, flights }: Whole<Parts>, context: z.RefinementCtx) {
  const counts = new Map<string, number>();
  for (const [at, { market, placement }] of flights.entries()) {
    const count = (counts.get(`${market} ${placement}`) ?? 0) + 1;
    counts.set(`${market} ${placement}`, count);
    if (count === mostAtOnce + 1) context.addIssue({ code: "custom", path: ["flights", at, "market"], message: `has more than ${mostAtOnce} flights there` });
  }
  const times = timesOf(flights, [...new Set(markets.map(({ market }) => market))]);
  const says = `make ${times} different times, since one for every market counts once a time zone; a release takes ${mostTimes}`;
  if (times > mostTimes) context.addIssue({ code: "custom", path: ["flights"], message: says });
}

/** What the brief holds; the same for a new campaign and an edit. */
export const Brief = Parts.transform(withShares).superRefine(addUp).superRefine(fly);
export type Brief = z.infer<typeof Brief>;

export const CreateCampaign = Parts.extend({ teamId: z.uuid().optional() }).transform(withShares).superRefine(addUp).superRefine(fly);
/** As it is typed: what is left out gets its default. */
export type CreateCampaign = z.input<typeof CreateCampaign>;

/** `revision` is the one the screen was filled from: an edit of an older one is refused. */
export const EditBrief = Parts.extend({ campaignId: z.uuid(), revision: z.number().int() }).transform(withShares).superRefine(addUp).superRefine(fly);
export type EditBrief = z.input<typeof EditBrief>;

export const CampaignBySlug = z.object({ slug: z.string().max(63) });

// The campaign list.

/** A filter of the list, its order, and how many lines are wanted. */
export const ListCampaigns = z.object({
  search: z.string().trim().max(120).default(""),
  /** All of them. */
  labels: z.array(Label).max(20).default([]),
  /** Any of them; of states and teams likewise. */
  markets: z
    .array(z.string().regex(/^[A-Z]{2}$/))
    .max(300)
    .default([]),
  states: z.array(z.enum(campaignStates)).max(campaignStates.length).default([]),
  teams: z.array(z.uuid()).max(200).default([]),
  archived: z.boolean().default(false),
  sort: z.enum(sortColumns).default("created"),
  descending: z.boolean().default(true),
  limit: z.number().int().min(1).max(10_000).default(200),
});
export type ListCampaigns = z.input<typeof ListCampaigns>;

const ids = z.array(z.uuid()).min(1, "are none").max(mostChosen, `are more than ${mostChosen}`);

export const DuplicateCampaign = z.object({
  campaignId: z.uuid(),
  name: words(120).min(1, "is empty"),
  teamId: z.uuid(),
  copy: z.boolean(),
  master: z.boolean(),
});
export type DuplicateCampaign = z.infer<typeof DuplicateCampaign>;

export const ChosenCampaigns = z.object({ campaignIds: ids });
export type ChosenCampaigns = z.infer<typeof ChosenCampaigns>;

/** Chosen one by one, or all that match a filter. */
export const PreviewBulk = z.object({ chosen: z.union([ChosenCampaigns, z.object({ matching: ListCampaigns })]), change: BulkChange });
export type PreviewBulk = z.input<typeof PreviewBulk>;

/** `seen` is what the preview said of each campaign: another one by then changes nothing at all. */
export const BulkEdit = z.object({
  campaigns: z
    .array(z.object({ id: z.uuid(), seen: z.string().max(64) }))
    .min(1, "are none")
    .max(mostChosen),
  change: BulkChange,
});
export type BulkEdit = z.input<typeof BulkEdit>;

export const UndoBulkEdit = z.object({ editId: z.uuid(), unchangedOnly: z.boolean().default(false) });
export type UndoBulkEdit = z.input<typeof UndoBulkEdit>;

export const ListViews = z.object({ screen: z.enum(["campaigns", "matrix"]) });
export type ListViews = z.infer<typeof ListViews>;

/** With an id, that view gets the name and the query; without one it is new. */
export const SaveView = ListViews.extend({
  id: z.uuid().nullable(),
  name: words(60).min(1, "is empty"),
  query: z
    .string()
    .max(2_000, "is too long to keep")
    .regex(/^[^\s?#]*$/, "is no part of an address"),
});
export type SaveView = z.infer<typeof SaveView>;

export const DeleteView = z.object({ id: z.uuid() });
export type DeleteView = z.infer<typeof DeleteView>;
