"use client";
import { useState } from "react";
import { useController, useFormState, useWatch } from "react-hook-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { amountText, readAmount } from "../model/amount";
import { objectives, verticals } from "../model/campaign";
import { objectiveWords, verticalWords } from "../model/words";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { ChosenField } from "./chosen-field";

const objectiveOptions = [{ value: "", label: "Not chosen yet" }, ...objectives.map((value) => ({ value, label: objectiveWords[value] }))];
const verticalOptions = verticals.map((value) => ({ value, label: verticalWords[value] }));

/** What the campaign is called, what for and who is behind it. */
export function BriefCampaign() {
  const { control, register } = useBrief();
  const { errors } = useFormState({ control, name: ["name", "facts"] });
  const { advertiser, payer } = errors.facts ?? {};
  return (
    <BriefSection part={briefParts.campaign}>
      <div className="grid items-start gap-x-3.5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <div className="sm:col-span-2 lg:col-span-1">
          <Field label="Name" error={errors.name && `The name ${errors.name.message}.`}>
            <Input {...register("name")} autoComplete="off" placeholder="Autumn roast" />
          </Field>
        </div>
        <ChosenField name="facts.objective" label="Objective" options={objectiveOptions} />
        <ChosenField name="facts.vertical" label="Vertical" hint="Rule packs apply by it" options={verticalOptions} />
        <Field label="Advertiser" error={advertiser && `The advertiser ${advertiser.message}.`}>
          <Input {...register("facts.advertiser")} autoComplete="organization" />
        </Field>
        <Field label="Payer" hint="When another one pays" error={payer && `The payer ${payer.message}.`}>
          <Input {...register("facts.payer")} autoComplete="off" />
        </Field>
        <Budget />
      </div>
    </BriefSection>
  );
}

const noCurrency = "EUR";

function Budget() {
  const { control } = useBrief();
  const { field } = useController({ control, name: "facts.budget" });
  const { errors } = useFormState({ control, name: "facts.budget" });
  const first = useWatch({ control, name: "markets", compute: (rows) => rows[0]?.currency });
  const [typed, setTyped] = useState<string | null>(null);
  const budget = field.value;
  const kept = budget ? budget.micros : null;
  const shown = typed !== null && Object.is(typed === "" ? null : readAmount(typed), kept) ? typed : kept === null ? "" : amountText(kept);
  const change = (text: string) => {
    setTyped(text);
    field.onChange(text === "" ? null : { micros: readAmount(text), currency: budget?.currency ?? first ?? noCurrency });
  };
  const wrong = errors.facts?.budget;
  const says = wrong?.micros ? "The budget is not an amount." : wrong?.currency ? `The budget's currency ${wrong.currency.message}.` : undefined;
  return (
    <Field label="Planned budget" hint="Shown, not paced: nothing here stops delivery" error={says}>
      <span className="grid grid-cols-[minmax(0,1fr)_72px] gap-2">
        <Input inputMode="decimal" autoComplete="off" value={shown} onChange={(event) => change(event.target.value)} placeholder="12,500" />
        <Input
          id={undefined}
          aria-label="Budget currency"
          maxLength={3}
          spellCheck={false}
          disabled={budget === null}
          value={budget?.currency ?? first ?? noCurrency}
          onChange={(event) => budget && field.onChange({ ...budget, currency: event.target.value.toUpperCase() })}
        />
      </span>
    </Field>
  );
}
