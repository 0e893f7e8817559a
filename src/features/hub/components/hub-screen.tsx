"use client";
import Link from "next/link";
import { refusalOf } from "@/client/refusal";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Notice } from "@/ui/notice";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";
import { Panel } from "@/ui/panel";
import { ToastArea } from "@/ui/toast";
import { HubFacts } from "./hub-facts";
import { HubStateTag } from "./hub-state-tag";
import { RefusedHeads } from "./refused-heads";
import { StockFollowed } from "./stock-followed";
import { StockPlanPanel } from "./stock-plan-panel";
import { StockStrip } from "./stock-strip";
import { StockVariants } from "./stock-variants";
import { type HubRow, useHubs, useHubsLive } from "./use-hubs";
import { type StockView, useDraft, useStock } from "./use-stock";

/** One hub: what it is, what it holds, and what it should hold. */
export function HubScreen({ name }: { name: string }) {
  useHubsLive();
  const fleet = useHubs();
  const stock = useStock(name);
  const hub = fleet.data?.hubs.find((one) => one.name === name);
  return (
    <ToastArea>
      <PageHead
        crumb={<Link href="/hubs">Hubs /</Link>}
        title={name}
        note={
          hub && (
            <>
              <HubStateTag hub={hub} /> {hub.residency}
            </>
          )
        }
      />
      <PageBody>
        <Loaded of={stock} explain={refusalOf} lines={10}>
          {(view) => (view.facts.cells.length === 0 ? <NothingToHold hub={hub} /> : <Stock view={view} hub={hub} />)}
        </Loaded>
      </PageBody>
    </ToastArea>
  );
}

interface StockProps {
  view: StockView;
  hub: HubRow | undefined;
}

function Stock({ view, hub }: StockProps) {
  const draft = useDraft(view);
  const { forecast } = draft;
  return (
    <>
      {forecast.possible && <StockStrip figures={forecast.figures} stock={hub?.status?.stock ?? null} />}
      {forecast.possible && <UnknownMarkets markets={forecast.unknownMarkets} />}
      <div className="grid min-w-0 gap-3.5 lg:grid-cols-[320px_minmax(0,1fr)] lg:items-start">
        <div className="grid min-w-0 gap-3.5">
          <StockPlanPanel view={view} draft={draft} />
          <StockFollowed view={view} hub={hub} />
          {hub && <HubFacts hub={hub} />}
        </div>
        <div className="grid min-w-0 gap-3.5">
          {forecast.possible ? <StockVariants view={view} forecast={forecast} /> : <NoPlan says={forecast.says} />}
          {hub && <RefusedHeads hubs={[hub]} />}
        </div>
      </div>
    </>
  );
}

const namedMarkets = 3;

function UnknownMarkets({ markets }: { markets: readonly string[] }) {
  if (markets.length === 0) return null;
  const names = markets.slice(0, namedMarkets).map(nameOfMarket).join(", ");
  const rest = markets.length - namedMarkets;
  const action = (
    <ButtonLink href="/markets" size="sm">
      Open markets
    </ButtonLink>
  );
  return (
    <Notice action={action}>
      {rest > 0 ? `${names} and ${rest} more` : names} {markets.length === 1 ? "has" : "have"} no daily impressions, so nobody can rank{" "}
      {markets.length === 1 ? "its" : "their"} variants: they are held last, while there is room.
    </Notice>
  );
}

function NoPlan({ says }: { says: string }) {
  return (
    <Panel title="Variants">
      <Empty title="There is no such plan">{says}</Empty>
    </Panel>
  );
}

function NothingToHold({ hub }: { hub: HubRow | undefined }) {
  return (
    <div className="grid min-w-0 gap-3.5 lg:grid-cols-[minmax(0,1fr)_320px] lg:items-start">
      <Panel title="Stock">
        <Empty title="No release is live or being staged" action={<ButtonLink href="/campaigns">Open campaigns</ButtonLink>}>
          A hub holds what campaigns have published. Publish one, and plan here what this hub holds of it.
        </Empty>
      </Panel>
      {hub && <HubFacts hub={hub} />}
    </div>
  );
}
