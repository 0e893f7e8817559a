import { formatMs } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Tag } from "@/ui/tag";

interface HubBarProps {
  hub: { name: string; refused: string | null; skipped: string | null };
  /** Null until it answered. */
  ms: number | null;
  fullMs: number;
}

const slowMs = 1_000;

/** One hub's answer to a head: a bar and its milliseconds, or why there is none. */
export function HubBar({ hub, ms, fullMs }: HubBarProps) {
  return (
    <li className="grid grid-cols-[92px_minmax(0,1fr)_auto] items-center gap-2.5 text-sm">
      <span className="truncate text-ink-2" title={hub.name}>
        {hub.name}
      </span>
      {ms === null ? (
        <Silent hub={hub} />
      ) : (
        <>
          <Meter value={ms} max={fullMs} tone={ms > slowMs ? "low" : "ok"} label={`${hub.name}: ${formatMs(ms)}`} />
          <b className="min-w-14 text-right font-medium">{formatMs(ms)}</b>
        </>
      )}
    </li>
  );
}

function Silent({ hub }: { hub: HubBarProps["hub"] }) {
  const [tone, words] = silenceOf(hub);
  return (
    <span className="col-span-2 flex min-w-0 flex-wrap justify-end gap-x-2 text-ink-2">
      <Tag tone={tone}>{words}</Tag>
      {(hub.refused ?? hub.skipped) && <span className="min-w-0">{hub.refused ?? hub.skipped}</span>}
    </span>
  );
}

function silenceOf(hub: HubBarProps["hub"]): ["out" | "low" | "idle", string] {
  if (hub.refused !== null) return ["out", "Refused"];
  return hub.skipped === null ? ["idle", "Waiting"] : ["low", "Skipped"];
}
