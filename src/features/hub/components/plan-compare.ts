import { figuresOf, type Gain, gainOf, type PlanFigures } from "../model/plan-figures";
import type { AskPlan, PlanAnswer, PlanInputs } from "../schema";

/** One number of hubs beside the others. */
export interface ComparedAnswer {
  answer: PlanAnswer;
  figures: PlanFigures;
  gain: Gain;
  /** A further hub was allowed and would not pay, or not fit: the plan is that of this many. */
  sameAs: number | null;
}

/** The answers with what each adds to the one before. */
export function compare(inputs: PlanInputs, answers: readonly PlanAnswer[]): ComparedAnswer[] {
  const all = answers.map((answer) => ({ answer, figures: figuresOf(inputs, answer) }));
  return all.map(({ answer, figures }, index) => {
    const before = all[index - 1];
    const first = all.slice(0, index).find((other) => other.answer.sites.join() === answer.sites.join());
    return { answer, figures, gain: gainOf(figures, before?.figures ?? null), sameAs: first?.answer.hubs ?? null };
  });
}

/** What the last hub alone adds; null where an answer repeats another, or adds several hubs at once. */
export function lastHubOf({ gain, sameAs }: ComparedAnswer): Gain | null {
  return sameAs !== null || gain.hubs > 1 ? null : gain;
}

/** Why an answer is that of fewer hubs. */
export function repeatedWords(sameAs: number, { limit }: AskPlan): string {
  return `As with ${sameAs}: no further hub pays${limit.by === "budget" ? " or fits the budget" : ""}`;
}

/** The fewest hubs of those that pay best: worth of the milliseconds saved − cost. */
export function bestOf(compared: readonly ComparedAnswer[]): ComparedAnswer | null {
  const net = ({ figures }: ComparedAnswer) => figures.worthMicros - figures.costMicros;
  const [best] = compared.toSorted((a, b) => net(b) - net(a) || a.answer.hubs - b.answer.hubs);
  return best ?? null;
}
