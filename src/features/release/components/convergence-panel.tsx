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
export function ConvergenceBars({ convergence, most = 12 }: { convergence: Convergence; most?: number }) {
  const staging = convergence.stagedNumber !== null;
  const step = staging ? convergence.staged : convergence.activated;
  const hubs = convergence.hubs.map((hub) => ({ hub, ms: staging ? hub.stagedMs : hub.activatedMs }));
  const fullMs = Math.max(250, ...hubs.map(({ ms }) => ms ?? 0));
  const shown = hubs.length <= most ? hubs : slowestFirst(hubs).slice(0, most);
  if (convergence.hubs.length === 0) return <p className="text-ink-2">No hub had joined when this was released, so it was live at once.</p>;
  return (
    <div className="grid gap-1">
      <ul className="grid gap-1">
        {shown.map(({ hub, ms }) => (
          <HubBar key={hub.hubId} hub={hub} ms={ms} fullMs={fullMs} />
        ))}
        {hubs.length > shown.length && <li className="text-sm text-ink-3">and {hubs.length - shown.length} that were faster</li>}
      </ul>
      <p aria-live="polite" className="mt-1 text-sm text-ink-2">
        {sentenceOf(convergence, step, staging)}
      </p>
    </div>
  );
}

/** Hubs that did not answer before those that did, the slowest before the fastest. */
function slowestFirst<T extends { ms: number | null }>(hubs: readonly T[]): T[] {
  return hubs.toSorted((a, b) => (b.ms ?? Number.POSITIVE_INFINITY) - (a.ms ?? Number.POSITIVE_INFINITY) || 0);
}

function sentenceOf(convergence: Convergence, step: Convergence["staged"], staging: boolean): string {
  const verb = staging ? "staged" : "serving";
  const done = `${step.done} of ${convergence.hubs.length} hubs ${verb}`;
  if (step.p50Ms === null || step.p99Ms === null) return done;
  return `${done} · p50 ${formatMs(step.p50Ms)} · p99 ${formatMs(step.p99Ms)}`;
}
