"use client";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Refusal } from "@/kernel/refusal";
import { Button } from "@/ui/button";
import { CheckField } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { goToWrong } from "@/ui/go-to-wrong";
import { Notice } from "@/ui/notice";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Segmented } from "@/ui/segmented";
import { Select } from "@/ui/select";
import { Tag } from "@/ui/tag";
import { defaultWorthMicros, questionOf } from "../model/question";
import { type AskPlan, mostHubs } from "../schema";
import { microsIn, typedOf, wholeIn } from "./plan-choice";
import { PlanNumber } from "./plan-number";
import type { GroundView } from "./use-plan";

interface PlanFormProps {
  asked: AskPlan;
  onChange: (asked: AskPlan) => void;
  ground: GroundView;
  /** A plan is being worked out. */
  busy: boolean;
  onAsked: (planId: string) => void;
}

/** The question: how many hubs or for how much, and by which rules. What would be refused is said before it is asked. */
export function PlanForm({ asked, onChange, ground, busy, onAsked }: PlanFormProps) {
  const trpc = useTRPC();
  const ask = useMutation(trpc.hub.askPlan.mutationOptions({ onSuccess: ({ planId }) => onAsked(planId) }));
  const currency = ground.currency.reporting;
  const reason = reasonAgainst(asked, ground);
  const refusal = ask.error && refusalOf(ask.error);
  return (
    <Panel title="Question" note={`money in ${currency}`}>
      <form
        className="grid gap-3.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!goToWrong(event.currentTarget)) ask.mutate(asked);
        }}
      >
        <LimitFields asked={asked} onChange={onChange} currency={currency} />
        <PlanNumber
          label={<>Worth of 1 ms less on a million impressions {asked.worthMicros === defaultWorthMicros && <Tag tone="idle">default</Tag>}</>}
          hint={worthHint(asked.worthMicros)}
          value={typedOf(asked.worthMicros)}
          error="Enter a sum from 0 to 1,000."
          take={(text) => takeMicros(text, 1_000_000_000, (worthMicros) => onChange({ ...asked, worthMicros }))}
        />
        <PlanNumber
          label="p75 TTFB to assume where none is known"
          hint="Empty: such markets do not weigh in."
          unit="ms"
          value={asked.assumedTtfbMs === null ? "" : String(asked.assumedTtfbMs)}
          error="Enter 1 to 60,000 ms, or nothing."
          take={(text) => takeAssumed(text, (assumedTtfbMs) => onChange({ ...asked, assumedTtfbMs }))}
        />
        <CheckField
          checked={asked.residency}
          onChange={(residency) => onChange({ ...asked, residency })}
          label="EEA markets from EU sites only"
          hint="One that no EU hub makes faster stays on today's path."
        />
        {reason && <Notice lines={reason.complaints}>{reason.message}</Notice>}
        {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
        <Button type="submit" variant="primary" pending={ask.isPending} disabled={!ground.may.plan || busy || reason !== null}>
          Plan hubs
        </Button>
        {!ground.may.plan && <p className="text-sm text-ink-3">Ad managers, operators and owners ask; you can look at every answer.</p>}
      </form>
    </Panel>
  );
}

const limits = [
  { value: "number", label: "Number of hubs" },
  { value: "budget", label: "Monthly budget" },
] as const;

function LimitFields({ asked, onChange, currency }: Pick<PlanFormProps, "asked" | "onChange"> & { currency: string }) {
  const { limit } = asked;
  const numbers = Array.from({ length: mostHubs }, (_, index) => ({ value: String(index + 1), label: index === 0 ? "1 hub" : `${index + 1} hubs` }));
  const change = (by: "number" | "budget") => onChange({ ...asked, limit: by === "number" ? { by, hubs: 3 } : { by, micros: 500_000_000 } });
  return (
    <div className="grid gap-2">
      <span>
        <Segmented<"number" | "budget"> label="Limit" value={limit.by} onChange={change} options={limits} />
      </span>
      {limit.by === "number" ? (
        <Field label="At most">
          <Select
            label="At most"
            value={String(limit.hubs)}
            onChange={(hubs) => onChange({ ...asked, limit: { by: "number", hubs: Number(hubs) } })}
            options={numbers}
          />
        </Field>
      ) : (
        <PlanNumber
          label={`Budget a month, ${currency}`}
          hint={`For at most ${mostHubs} hubs.`}
          value={typedOf(limit.micros)}
          error="Enter a sum from 0 to ten million."
          take={(text) => takeMicros(text, Number.POSITIVE_INFINITY, (micros) => onChange({ ...asked, limit: { by: "budget", micros } }))}
        />
      )}
    </div>
  );
}

function takeMicros(text: string, largest: number, give: (micros: number) => void): boolean {
  const micros = microsIn(text);
  const good = micros !== null && micros <= largest;
  if (good) give(micros);
  return good;
}

function takeAssumed(text: string, give: (ms: number | null) => void): boolean {
  const ms = wholeIn(text, 60_000);
  const good = ms !== null || text.trim() === "";
  if (good) give(ms);
  return good;
}

function worthHint(worthMicros: number): string {
  const hundred = typedOf(worthMicros * 100);
  const means = `100 ms on a million impressions are worth ${hundred}.`;
  return worthMicros === defaultWorthMicros ? `Nobody measured it: ${means}` : means;
}

/** Why the question would be refused; null when it can be asked. */
function reasonAgainst(asked: AskPlan, ground: GroundView): Refusal | null {
  try {
    questionOf(asked, ground);
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
