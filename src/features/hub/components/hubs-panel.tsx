"use client";
import { refusalOf } from "@/client/refusal";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { HubTable } from "./hub-table";
import { useHubs, useHubsLive } from "./use-hubs";

/** The fleet on the control tower. */
export function HubsPanel() {
  useHubsLive();
  const fleet = useHubs();
  return (
    <Panel
      title="Hubs"
      actions={
        <ButtonLink href="/hubs" size="sm">
          Open
        </ButtonLink>
      }
      flush
    >
      <Loaded of={fleet} explain={refusalOf} flush lines={4}>
        {({ hubs }) =>
          hubs.length === 0 ? <Empty title="No hub has joined yet">Hubs hold the releases and serve them near the audience.</Empty> : <HubTable hubs={hubs} />
        }
      </Loaded>
    </Panel>
  );
}
