"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLive } from "@/client/live";
import type { Outputs } from "@/client/outputs";
import { useReadAgain } from "@/client/read-again";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Dialog } from "@/ui/dialog";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { convergenceFilter } from "./convergence-filter";
import { InFlightRow } from "./in-flight-row";
import { Rollback } from "./rollback";

export type InFlight = Outputs["release"]["inFlight"][number];

/** The newest release of each campaign. */
export function useInFlight() {
  const trpc = useTRPC();
  return useQuery(trpc.release.inFlight.queryOptions());
}

/** Reads it again as heads and acknowledgements happen; asked for once a page. */
function useInFlightLive(): void {
  const trpc = useTRPC();
  const readAgain = useReadAgain();
  useLive("release.", (notice) => {
    readAgain(convergenceFilter(trpc, notice));
    if (notice.topic !== "release.ack") readAgain(trpc.release.inFlight.pathFilter());
  });
}

/** What is on its way to the hubs and what arrived last, with every hub's milliseconds and the way back. */
export function InFlightPanel() {
  useInFlightLive();
  const flights = useInFlight();
  const [back, setBack] = useState<InFlight | null>(null);
  return (
    <Panel title="In flight" note={flights.data && countOf(flights.data)} flush>
      <Loaded of={flights} explain={refusalOf} flush lines={6}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty title="Nothing was released yet">Each release appears here with the milliseconds every hub takes to serve it.</Empty>
          ) : (
            <ul>
              {rows.map((row) => (
                <InFlightRow key={row.campaignId} flight={row} onRollBack={() => setBack(row)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {back && (
        <Dialog open onOpenChange={() => setBack(null)} title={`Roll back ${back.name}`}>
          <RollbackOf flight={back} onDone={() => setBack(null)} />
        </Dialog>
      )}
    </Panel>
  );
}

function RollbackOf({ flight, onDone }: { flight: InFlight; onDone: () => void }) {
  const trpc = useTRPC();
  const live = useQuery(trpc.release.live.queryOptions({ campaignId: flight.campaignId }));
  return (
    <Loaded of={live} explain={refusalOf} lines={5}>
      {({ may }) => <Rollback campaignId={flight.campaignId} mayRollBack={may.rollBack} onRolledBack={onDone} />}
    </Loaded>
  );
}

function countOf(rows: readonly InFlight[]): string {
  const staging = rows.filter(({ stagedNumber }) => stagedNumber !== null).length;
  return staging === 0 ? "nothing is being staged" : `${staging} being staged`;
}
