"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Segmented } from "@/ui/segmented";
import { useAddress } from "@/ui/use-address";
import { LiveTail } from "./live-tail";
import { type Kind, kindOf, kinds, type Range, rangeOf, ranges, spanOf } from "./ranges";
import { UsagePanels } from "./usage-panels";
import { useCounted } from "./use-counted";
import { usualKind } from "./use-today";

const rangeOptions = Object.entries(ranges).map(([value, { label }]) => ({ value: rangeOf(value), label }));
const kindWords: Record<Kind, string> = { real: "Real", test: "Test pages", simulated: "Simulated" };
const kindOptions = Object.keys(kinds).map((value) => ({ value: kindOf(value), label: kindWords[kindOf(value)] }));

/** Opens on the kind of traffic there is, so that a demo is not met with an empty screen: what was counted, how fast it was, what was not recorded, and the windows as they come in. */
export function BeaconsScreen() {
  const trpc = useTRPC();
  const [read, write] = useAddress();
  const range = rangeOf(read("range"));
  const span = spanOf(range, useCounted());
  const usage = useQuery(trpc.beacon.usage.queryOptions(span, { placeholderData: keepPreviousData }));
  const kind = kindOf(read("traffic"), usualKind(usage.data));
  return (
    <>
      <PageHead
        title="Beacons"
        note="For steering, not for billing"
        actions={
          <>
            <Segmented<Kind> label="Traffic" value={kind} onChange={(next) => write("traffic", next)} options={kindOptions} />
            <Segmented<Range> label="Range" value={range} onChange={(next) => write("range", next === "day" ? null : next)} options={rangeOptions} />
          </>
        }
      />
      <PageBody>
        <Loaded of={usage} explain={refusalOf} lines={11}>
          {(data) => <UsagePanels usage={data} kind={kind} kindWord={kindWords[kind]} span={span} />}
        </Loaded>
        <LiveTail kind={kind} />
      </PageBody>
    </>
  );
}
