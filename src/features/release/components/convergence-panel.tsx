"use client";
import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import type { Digest } from "@/kernel/digest";
import { formatMs } from "@/ui/format";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { HubBar } from "./hub-bar";

export type Convergence = Outputs["release"]["convergence"];

/** Every hub's milliseconds for one head, live: from the press of the button to the arrival of its answer. */
export function ConvergencePanel({ headDigest }: { headDigest: Digest | null }) {
  const trpc = useTRPC();
  const query = useQuery(trpc.release.convergence.queryOptions({ headDigest: headDigest ?? `sha256:${"0".repeat(64)}` }, { enabled: headDigest !== null }));
  const number = query.data?.stagedNumber ?? query.data?.activeNumber;
  return (
    <Panel title={number ? `Convergence, r${number}` : "Convergence"} note={query.data && causes[query.data.cause]}>
      {headDigest === null ? (
        <p className="text-ink-2">Publish a release to see how long each hub takes to serve it.</p>
      ) : (
        <Loaded of={query} explain={refusalOf} lines={3}>
          {(convergence) => <ConvergenceBars convergence={convergence} />}
        </Loaded>
      )}
    </Panel>
  );
}

const causes: Record<string, string> = { publish: "staging", activate: "activation", rollback: "rollback" };

/** Bars share one scale; 250 ms is the least that fills a bar, so that fast answers look fast. */
export function ConvergenceBars({ convergence }: { convergence: Convergence }) {
  const staging = convergence.stagedNumber !== null;
  const step = staging ? convergence.staged : convergence.activated;
  const times = convergence.hubs.map((hub) => (staging ? hub.stagedMs : hub.activatedMs));
  const fullMs = Math.max(250, ...times.map((ms) => ms ?? 0));
  if (convergence.hubs.length === 0) return <p className="text-ink-2">No hub had joined when this was released, so it was live at once.</p>;
  return (
    <div className="grid gap-1">
      <ul className="grid gap-1">
        {convergence.hubs.map((hub) => (
          <HubBar key={hub.hubId} hub={hub} ms={staging ? hub.stagedMs : hub.activatedMs} fullMs={fullMs} />
        ))}
      </ul>
      <p aria-live="polite" className="mt-1 text-sm text-ink-2">
        {sentenceOf(convergence, step, staging)}
      </p>
    </div>
  );
}

function sentenceOf(convergence: Convergence, step: Convergence["staged"], staging: boolean): string {
  const verb = staging ? "staged" : "serving";
  const done = `${step.done} of ${convergence.hubs.length} hubs ${verb}`;
  if (step.p50Ms === null || step.p99Ms === null) return done;
  return `${done} · p50 ${formatMs(step.p50Ms)} · p99 ${formatMs(step.p99Ms)}`;
}
