import * as z from "zod";
import { type PlanAnswer, PlanInputs } from "@/features/hub/schema";

/** What the builder hands to a plan thread: the question and the numbers of hubs that are not answered yet. */
export const PlanErrand = z.object({ inputs: PlanInputs, numbers: z.array(z.number().int()), budgetMs: z.number() });
export type PlanErrand = z.infer<typeof PlanErrand>;

/** What it hears back: each answer as it is there, or why there are no more; hopeless is what no other try would change. */
export type PlanWord = { word: "solved"; answer: PlanAnswer } | { word: "failed"; reason: string; isHopeless: boolean };
