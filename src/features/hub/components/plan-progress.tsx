"use client";
import { useMutation } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Meter } from "@/ui/meter";
import { Notice } from "@/ui/notice";
import { Problem } from "@/ui/problem";
import type { PlanView } from "./use-plan";
import { isOpen } from "./use-plan";

/** How far a plan is, with its end; nothing once it is done. */
export function PlanProgress({ plan }: { plan: PlanView }) {
  const { state, solved, total } = plan;
  if (isOpen(state)) return <Running plan={plan} />;
  if (state === "failed") return <Problem says={plan.failure ?? "This plan could not be worked out. Ask again."} />;
  if (state === "cancelled")
    return (
      <Notice tone="idle">
        Cancelled. {solved} of {total} numbers of hubs were worked out{solved > 0 ? " and are shown" : ""}.
      </Notice>
    );
  return null;
}

function Running({ plan: { id, state, solved, total, attended, may } }: { plan: PlanView }) {
  const trpc = useTRPC();
  const cancel = useMutation(trpc.hub.cancelPlan.mutationOptions());
  const refusal = cancel.error && refusalOf(cancel.error);
  const says = state === "queued" ? "Waiting for a builder" : `Working out ${Math.min(solved + 1, total)} of ${total}`;
  return (
    <div className="grid gap-2 rounded border border-line bg-panel px-3.5 py-2.5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p role="status" className="min-w-44 font-medium">
          {says}
        </p>
        <div className="min-w-32 flex-1">
          <Meter value={solved} max={total} label={`${solved} of ${total} numbers of hubs worked out`} />
        </div>
        <Button size="sm" pending={cancel.isPending} disabled={!may.plan} onClick={() => cancel.mutate({ planId: id })}>
          Cancel
        </Button>
      </div>
      {!attended && <p className="text-sm text-ink-2">No builder answers. The plan starts when one is back; nothing is lost.</p>}
      {refusal && <Problem says={refusal.says} />}
      <p className="text-sm text-ink-3">You can leave this page; the answers are kept.</p>
    </div>
  );
}
