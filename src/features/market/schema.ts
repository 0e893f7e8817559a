import * as z from "zod";
import { knownLocale } from "@/features/creative/model/copy-text";
import { differenceOf, wholePpm } from "@/kernel/share";
import { findMarket, isCurrency } from "./model/catalogue";
import { boundFault } from "./model/figure-bounds";
import { restrictable } from "./model/import-cells";
import { importFields } from "./model/import-columns";

const source = z.object({ source: z.string().max(120), on: z.iso.date() });

/** The stored sources of a market's figures: where each is from, such as a file's name, and the day it is of. */
export const FigureSources = z.object({ cpm: source, dailyImpressions: source, conversionRate: source, ttfbP75: source }).partial();
export type FigureSources = z.infer<typeof FigureSources>;

const code = z.string().refine((text) => findMarket(text) !== null, "is no country of ISO 3166-1");
const currency = z.string().refine(isCurrency, "is no currency in use of ISO 4217");
const locale = z.string().refine((text) => knownLocale(text) === text, "is no known locale, such as de-DE");
const micros = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const words = z
  .string()
  .trim()
  .max(120, "is longer than 120 characters")
  .refine((text) => !/[\p{Cc}\p{Surrogate}\p{Bidi_Control}]/u.test(text), "holds a control character");
const typedSource = z.object({ source: words, on: z.iso.date("is no day, such as 2026-11-25") });

const locales = z
  .array(z.object({ locale, sharePpm: z.number().int().min(0).max(wholePpm) }))
  .min(1, "has none")
  .max(100, "has more than 100")
  .refine((rows) => new Set(rows.map((row) => row.locale)).size === rows.length, "has a locale twice")
  .refine((rows) => differenceOf(rows.map(({ sharePpm }) => sharePpm)) === 0, "do not add up to 100 %");

const isRestrictable = (word: string) => restrictable.some((vertical) => vertical === word);

/** What a person can set of a market; a figure that is left out stays, null takes it away. */
const Facts = z
  .object({
    currency,
    locales,
    cpm: z.object({ micros, currency }).nullable(),
    dailyImpressions: z.number().int().nullable(),
    conversionRate: z.number().nullable(),
    enteredTtfbP75Ms: z.number().int().nullable(),
    restricted: z.array(z.string().refine(isRestrictable, "is no vertical that can be restricted")).max(restrictable.length),
    /** For figures that are set; without one, by hand and today. */
    sources: z.object({ cpm: typedSource, dailyImpressions: typedSource, conversionRate: typedSource, ttfbP75: typedSource }).partial(),
  })
  .partial()
  .superRefine(({ cpm, dailyImpressions, conversionRate, enteredTtfbP75Ms }, context) => {
    const figures = [
      ["cpm", "cpm", cpm && cpm.micros / 1_000_000],
      ["dailyImpressions", "dailyImpressions", dailyImpressions],
      ["conversionRate", "conversionRate", conversionRate],
      ["enteredTtfbP75Ms", "ttfbP75", enteredTtfbP75Ms],
    ] as const;
    for (const [name, figure, value] of figures) {
      const message = value == null ? null : boundFault(figure, value, cpm?.currency);
      if (message) context.addIssue({ code: "custom", path: [name], message });
    }
  });
export type MarketFactsInput = z.infer<typeof Facts>;

export const AddMarket = z.object({ market: code, facts: Facts.prefault({}) });
export type AddMarket = z.input<typeof AddMarket>;

/** `revision` is the one that the screen shows: an edit of an older one is refused. */
export const EditMarket = z.object({ market: code, revision: z.number().int(), facts: Facts });
export type EditMarket = z.input<typeof EditMarket>;

export const RemoveMarket = z.object({ market: code, revision: z.number().int() });
export type RemoveMarket = z.infer<typeof RemoveMarket>;

/** As Base64; one call's JSON stays under the door's 4 MiB. */
const base64 = z.string().max(4_100_000, "is larger than 3 MB");

export const PreviewImport = z.object({
  fileName: z.string().max(255),
  base64,
  /** Null reads columns by their headers. */
  mapping: z.partialRecord(z.enum(importFields), z.number().int().min(0).max(199)).nullable(),
  decimal: z.enum(["point", "comma"]).nullable(),
  cpmCurrency: currency.nullable(),
  /** Null for the file's name and the day of the import. */
  source: words.min(1, "is empty").nullable(),
  on: z.iso.date("is no day, such as 2026-11-25").nullable(),
});
export type PreviewImport = z.infer<typeof PreviewImport>;

/** `basis` is the preview's: markets that were changed since are not overwritten. */
export const ImportMarkets = PreviewImport.extend({ basis: z.string().max(80) });
export type ImportMarkets = z.infer<typeof ImportMarkets>;

/** The newest so many. */
export const ListRates = z.object({ limit: z.number().int().min(1).max(100_000).default(100) });
export type ListRates = z.input<typeof ListRates>;

const RateKey = z.object({ base: currency, quote: currency, on: z.iso.date("is no day, such as 2026-11-25") });

const RateInput = RateKey.extend({
  rate: z.number("is not a number").min(1e-9, "is not more than 0").max(1e9, "is more than 1,000,000,000"),
  source: words.default(""),
}).refine(({ base, quote }) => base !== quote, { path: ["quote"], message: "is the same currency" });

export const SetRates = z.object({
  put: z.array(RateInput).max(2_000, "has more than 2,000").default([]),
  remove: z.array(RateKey).max(2_000).default([]),
});
export type SetRates = z.input<typeof SetRates>;

export const SetReportingCurrency = z.object({ currency });
export type SetReportingCurrency = z.infer<typeof SetReportingCurrency>;
