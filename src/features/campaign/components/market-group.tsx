"use client";
import { Plus, X } from "lucide-react";
import { type ChangeEvent, memo } from "react";
import { useFormState } from "react-hook-form";
import { findMarket, nameOfMarket } from "@/features/market/model/catalogue";
import { wholePpm } from "@/kernel/share";
import { Field } from "@/ui/field";
import { IconButton } from "@/ui/icon-button";
import { Input } from "@/ui/input";
import { Tag } from "@/ui/tag";
import { type KnownMarket, reshared } from "../model/brief-draft";
import type { MarketView } from "../model/campaign";
import { useBrief } from "./brief-hands";
import { LanguageRow } from "./language-row";
import { ShareSum } from "./share-sum";
import type { MarketMark } from "./use-market-marks";

interface MarketGroupProps {
  market: string;
  first: number;
  ids: string;
  mark: MarketMark;
  known: KnownMarket | null;
  readOnly: boolean;
  insertRow: (at: number, row: MarketView) => void;
  removeRows: (places: number[]) => void;
}

const dirty = { shouldDirty: true } as const;

/** One market with its languages; drawn anew only for what is its own. */
export const MarketGroup = memo(function MarketGroup({ market, first, ids, mark, known, readOnly, insertRow, removeRows }: MarketGroupProps) {
  const { getValues, setValue } = useBrief();
  const rowIds = ids.split(" ");
  const places = rowIds.map((_, at) => first + at);
  const languages = [...(known?.locales.map(({ locale }) => locale) ?? []), ...(findMarket(market)?.locales ?? [])];
  const reshare = (after: (number | null)[], write: (share: number, at: number) => void) => {
    const before = places.map((place) => ({ whole: "", sharePpm: getValues(`markets.${place}.sharePpm`) }));
    for (const [at, share] of reshared(
      before,
      after.map((sharePpm) => ({ whole: "", sharePpm })),
    ).entries())
      write(share, at);
  };
  const shares = () => places.map((place) => getValues(`markets.${place}.sharePpm`));
  const addLanguage = () => {
    const spoken = new Set(places.map((place) => getValues(`markets.${place}.locale`)));
    const locale = languages.find((one) => !spoken.has(one)) ?? "";
    const { currency, clickThrough } = getValues(`markets.${first}`);
    const written: number[] = [];
    reshare([...shares(), null], (share) => written.push(share));
    for (const [at, place] of places.entries()) setValue(`markets.${place}.sharePpm`, written[at] ?? 0, dirty);
    insertRow(first + places.length, { market, locale, currency, clickThrough, sharePpm: written.at(-1) ?? 0 });
  };
  const removeLanguage = (at: number) => {
    const left = places.filter((_, other) => other !== at);
    const rest = shares().filter((_, other) => other !== at);
    reshare(rest, (share, place) => setValue(`markets.${left[place] ?? first}.sharePpm`, left.length === 1 ? wholePpm : share, dirty));
    removeRows([first + at]);
  };
  return (
    <li className="relative border-b border-line px-3.5 py-2.5 last:border-b-0">
      {rowIds.map((id, at) => (
        <div
          key={id}
          className="grid grid-cols-2 items-start gap-x-3 gap-y-2 not-first:mt-2 @max-[760px]:not-first:border-t @max-[760px]:not-first:border-line @max-[760px]:not-first:pt-2 @min-[760px]:grid-cols-[minmax(150px,1.1fr)_72px_104px_88px_minmax(170px,2fr)_60px]"
        >
          {at === 0 ? (
            <>
              <MarketName market={market} mark={mark} />
              <CurrencyField first={first} places={places} />
            </>
          ) : (
            <span className="hidden @min-[760px]:col-span-2 @min-[760px]:block" />
          )}
          <LanguageRow at={first + at} market={market} languages={languages} alone={rowIds.length === 1} />
          {!readOnly && (
            <div className="flex justify-end @max-[760px]:absolute @max-[760px]:top-1.5 @max-[760px]:right-2.5 @min-[760px]:mt-px">
              {at === 0 ? (
                <>
                  <IconButton name={`Add a language of ${nameOfMarket(market)}`} onClick={addLanguage}>
                    <Plus size={14} aria-hidden="true" />
                  </IconButton>
                  <IconButton name={`Remove ${nameOfMarket(market)}`} onClick={() => removeRows(places)}>
                    <X size={14} aria-hidden="true" />
                  </IconButton>
                </>
              ) : (
                <IconButton name={`Remove the ${ordinals[at] ?? "last"} language of ${nameOfMarket(market)}`} onClick={() => removeLanguage(at)}>
                  <X size={14} aria-hidden="true" />
                </IconButton>
              )}
            </div>
          )}
        </div>
      ))}
      {rowIds.length > 1 && (
        <div className="mt-1.5 empty:hidden">
          <ShareSum names={places.map((place) => `markets.${place}.sharePpm` as const)} of={`the languages of ${nameOfMarket(market)}`} />
        </div>
      )}
    </li>
  );
});

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth"];

function MarketName({ market, mark }: { market: string; mark: MarketMark }) {
  return (
    <span className="flex min-h-[30px] min-w-0 flex-wrap items-center gap-x-2 @max-[760px]:col-span-2 @max-[760px]:pr-16">
      <span className="font-medium">{nameOfMarket(market)}</span>
      <span className="text-ink-3">{market}</span>
      {mark === "blocked" && (
        <a href="#rules" className="rounded-full">
          <Tag tone="out">blocked by rules</Tag>
        </a>
      )}
      {mark === "noted" && (
        <a href="#rules" className="rounded-full">
          <Tag tone="idle">rules apply</Tag>
        </a>
      )}
    </span>
  );
}

/** A market has one currency; its languages follow. */
function CurrencyField({ first, places }: { first: number; places: readonly number[] }) {
  const { control, register, setValue } = useBrief();
  const { errors } = useFormState({ control, name: `markets.${first}.currency` });
  const wrong = errors.markets?.[first]?.currency;
  const follow = (event: ChangeEvent<HTMLInputElement>) => {
    for (const place of places.slice(1)) setValue(`markets.${place}.currency`, event.target.value, dirty);
  };
  return (
    <Field inRow label="Currency" error={wrong && `The currency ${wrong.message}.`}>
      <Input {...register(`markets.${first}.currency`, { onChange: follow })} maxLength={3} spellCheck={false} autoComplete="off" />
    </Field>
  );
}
