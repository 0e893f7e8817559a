"use client";
import { memo, useId } from "react";
import { useFormState, useWatch } from "react-hook-form";
import { wholePpm } from "@/kernel/share";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { useBrief } from "./brief-hands";
import { ShareField } from "./share-field";

interface LanguageRowProps {
  at: number;
  market: string;
  /** What is proposed; any known language may be typed. */
  languages: readonly string[];
  /** The market has no other language: its share is the whole. */
  alone: boolean;
}

/** A market in one language: how it is written, its share and where its clicks go. */
export const LanguageRow = memo(
  function LanguageRow({ at, market, languages, alone }: LanguageRowProps) {
    const { control, register } = useBrief();
    const { errors } = useFormState({ control, name: `markets.${at}` });
    const whole = useWatch({ control, name: `markets.${at}.sharePpm`, compute: (share) => alone && share === wholePpm });
    const list = useId();
    const { locale, clickThrough, market: code } = errors.markets?.[at] ?? {};
    const wrong = (locale && `The language ${locale.message}.`) ?? (code && `The market ${code.message}.`);
    return (
      <>
        <Field inRow label="Language" error={wrong}>
          <Input {...register(`markets.${at}.locale`)} list={list} placeholder="de-DE" spellCheck={false} autoComplete="off" />
        </Field>
        <datalist id={list}>
          {[...new Set(languages)].map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
        {whole ? (
          <span className="flex h-[30px] items-center justify-end pr-2.5 text-ink-3 @max-[760px]:hidden">100 %</span>
        ) : (
          <ShareField name={`markets.${at}.sharePpm`} label="Share" />
        )}
        <div className="@max-[760px]:col-span-2">
          <Field inRow label="Click-through" error={clickThrough && `The click-through ${clickThrough.message}.`}>
            <Input
              {...register(`markets.${at}.clickThrough`)}
              type="url"
              inputMode="url"
              placeholder={`https://shop.example/${market.toLowerCase()}`}
              spellCheck={false}
            />
          </Field>
        </div>
      </>
    );
  },
  (before, after) => before.at === after.at && before.market === after.market && before.alone === after.alone && `${before.languages}` === `${after.languages}`,
);
