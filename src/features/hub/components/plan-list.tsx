"use client";
import { refusalOf } from "@/client/refusal";
import { Clock } from "@/ui/clock";
import type { Tone } from "@/ui/dot";
import { formatMoney } from "@/ui/format";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { Tag } from "@/ui/tag";
import type { PlanLine } from "./use-plan";
import { usePlans } from "./use-plan";

const looks: Record<string, { tone: Tone; word: string }> = {
  queued: { tone: "accent", word: "Waiting" },
  running: { tone: "accent", word: "Working" },
  done: { tone: "ok", word: "Done" },
  failed: { tone: "out", word: "Failed" },
  cancelled: { tone: "idle", word: "Cancelled" },
};

/** What was asked before, the newest first; choosing one shows its answers. */
export function PlanList({ shown, onShow }: { shown: string | null; onShow: (plan: PlanLine) => void }) {
  const plans = usePlans();
  return (
    <Panel title="Past plans" note={plans.data && plans.data.length > 0 ? `latest ${plans.data.length}` : undefined} flush>
      <Loaded of={plans} explain={refusalOf} flush>
        {(lines) =>
          lines.length === 0 ? (
            <p className="px-3.5 py-3 text-ink-2">None yet. Every question and its answers are kept here.</p>
          ) : (
            <ul className="max-h-80 overflow-y-auto">
              {lines.map((plan) => (
                <li key={plan.id} className="border-b border-line last:border-b-0">
                  <PlanButton plan={plan} isShown={plan.id === shown} onShow={() => onShow(plan)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function PlanButton({ plan, isShown, onShow }: { plan: PlanLine; isShown: boolean; onShow: () => void }) {
  const look = looks[plan.state] ?? { tone: "idle", word: plan.state };
  return (
    <button
      type="button"
      aria-current={isShown || undefined}
      onClick={onShow}
      className="grid w-full gap-0.5 px-3.5 py-2 text-left hover:bg-sunk focus-visible:-outline-offset-2 aria-current:bg-accent-soft"
    >
      <span className="flex items-center gap-2">
        <b className="min-w-0 truncate font-medium">{wordsOf(plan)}</b>
        <span className="ml-auto">
          <Tag tone={look.tone}>{plan.state === "running" ? `${plan.solved} of ${plan.total}` : look.word}</Tag>
        </span>
      </span>
      <span className="text-sm text-ink-2">
        <Clock at={plan.createdAt} />
        {plan.by && `, ${plan.by}`}
      </span>
    </button>
  );
}

function wordsOf({ asked, currency }: PlanLine): string {
  if (!asked) return "A question that cannot be read";
  const { limit, residency } = asked;
  const most =
    limit.by === "number" ? `Up to ${limit.hubs} ${limit.hubs === 1 ? "hub" : "hubs"}` : `${formatMoney({ micros: limit.micros, currency })} a month`;
  return residency ? `${most}, EU residency` : most;
}
