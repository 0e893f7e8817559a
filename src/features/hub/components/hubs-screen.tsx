"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { HubTable } from "./hub-table";
import { JoinHubDialog } from "./join-hub-dialog";
import { RefusedHeads } from "./refused-heads";
import { useHubs, useHubsLive } from "./use-hubs";

/** The fleet, what it refused, and how another hub joins it. */
export function HubsScreen() {
  useHubsLive();
  const fleet = useHubs();
  const [joining, setJoining] = useState(false);
  const mayJoin = fleet.data?.may.enrol ?? false;
  const join = (
    <Button variant="primary" onClick={() => setJoining(true)} disabled={!mayJoin}>
      Join a hub
    </Button>
  );
  return (
    <>
      <PageHead title="Hubs" actions={join} />
      <PageBody>
        <Loaded of={fleet} explain={refusalOf} lines={6}>
          {({ hubs, epoch }) => (
            <>
              <Panel title="Fleet" note={`${hubs.length} ${hubs.length === 1 ? "hub" : "hubs"} · epoch ${epoch}`} flush>
                {hubs.length === 0 ? (
                  <Empty title="No hub has joined yet" action={join}>
                    Hubs stand near the audience, hold the releases and serve them, also while this dashboard is away.
                  </Empty>
                ) : (
                  <HubTable hubs={hubs} />
                )}
              </Panel>
              <RefusedHeads hubs={hubs} />
            </>
          )}
        </Loaded>
      </PageBody>
      {joining && <JoinHubDialog names={fleet.data?.hubs.map(({ name }) => name) ?? []} onClose={() => setJoining(false)} />}
    </>
  );
}
