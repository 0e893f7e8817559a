"use client";
import { useFormState, useWatch } from "react-hook-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { aiAnswers, politicalAnswers } from "../model/campaign";
import { aiWords, politicalWords } from "../model/words";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { ChosenField } from "./chosen-field";

const politicalOptions = politicalAnswers.map((value) => ({ value, label: politicalWords[value] }));
const aiOptions = aiAnswers.map((value) => ({ value, label: aiWords[value] }));

/** What the advertiser declares; rule packs apply by it. */
export function BriefDeclarations() {
  const { control } = useBrief();
  const political = useWatch({ control, name: "facts.political" });
  return (
    <BriefSection part={briefParts.declarations} says="As the advertiser declares them; rule packs apply by these answers.">
      <div className="grid items-start gap-x-3.5 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        <ChosenField name="facts.political" label="Political advertising" options={politicalOptions} />
        {political === "yes" && <Notice />}
        <ChosenField name="facts.aiUse" label="Use of AI" hint="In the photo or the copy" options={aiOptions} />
      </div>
    </BriefSection>
  );
}

function Notice() {
  const { control, register } = useBrief();
  const { errors } = useFormState({ control, name: "facts.politicalNotice" });
  const wrong = errors.facts?.politicalNotice;
  return (
    <Field
      label="Transparency notice"
      hint="Where readers find sponsor, controller, payer, period and amounts"
      error={wrong && `The notice's address ${wrong.message}.`}
    >
      <Input {...register("facts.politicalNotice")} type="url" inputMode="url" placeholder="https://advertiser.example/notice" spellCheck={false} />
    </Field>
  );
}
