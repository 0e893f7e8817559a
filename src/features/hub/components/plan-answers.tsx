"use client";
import { Notice } from "@/ui/notice";
import { useAddress } from "@/ui/use-address";
import { bestOf, compare } from "./plan-compare";
import { PlanComparison } from "./plan-comparison";
import { PlanMap } from "./plan-map";
import { PlanOutcomes } from "./plan-outcomes";
import { PlanProgress } from "./plan-progress";
import { isOpen, type PlanView } from "./use-plan";

interface PlanAnswersProps {
  plan: PlanView;
  /** The question or what it is asked of is not what this plan answered. */
  isPast: boolean;
}

/** A plan as far as it is worked out: the numbers of hubs compared, one of them on the map and by market. */
export function PlanAnswers({ plan, isPast }: PlanAnswersProps) {
  const [read, write] = useAddress();
  const { inputs, answers, state } = plan;
  if (!inputs) return <PlanProgress plan={plan} />;
  const compared = compare(inputs, answers);
  const best = bestOf(compared);
  const shown = compared.find(({ answer }) => String(answer.hubs) === read("at")) ?? best;
  const waiting = isOpen(state) ? inputs.numbers.filter((hubs) => !answers.some((answer) => answer.hubs === hubs)) : [];
  return (
    <>
      <PlanProgress plan={plan} />
      {isPast && !isOpen(state) && (
        <Notice tone="idle">The question, a site, a market or a rate was changed since. These answers are of the figures then.</Notice>
      )}
      {inputs.notes.length > 0 && <Notice lines={inputs.notes}>Not everything could take part.</Notice>}
      <PlanMap inputs={inputs} figures={shown?.figures ?? null} hubs={shown?.answer.hubs ?? null} />
      <PlanComparison
        compared={compared}
        inputs={inputs}
        waiting={waiting}
        shown={shown?.answer.hubs ?? null}
        best={best?.answer.hubs ?? null}
        onShow={(hubs) => write("at", String(hubs))}
      />
      {shown && <PlanOutcomes figures={shown.figures} hubs={shown.answer.hubs} />}
    </>
  );
}
