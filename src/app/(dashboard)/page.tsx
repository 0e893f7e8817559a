import type { Metadata } from "next";
import { TodayFigures } from "@/features/beacon/components/today-figures";
import { HubsPanel } from "@/features/hub/components/hubs-panel";
import { HubsServingFigure } from "@/features/hub/components/hubs-serving-figure";
import { NeedsPersonPanel } from "@/features/hub/components/needs-person-panel";
import { NetworkPanel } from "@/features/market/components/network-panel";
import { FirstSteps } from "@/features/release/components/first-steps";
import { InFlightFigure } from "@/features/release/components/in-flight-figure";
import { InFlightPanel } from "@/features/release/components/in-flight-panel";
import { FigureStrip } from "@/ui/figure-strip";
import { PageBody } from "@/ui/page-body";
import { PageHead } from "@/ui/page-head";

export const metadata: Metadata = { title: "Control tower" };

export default function Page() {
  return (
    <>
      <PageHead title="Control tower" />
      <PageBody>
        <FirstSteps />
        <FigureStrip>
          <HubsServingFigure />
          <InFlightFigure />
          <TodayFigures />
        </FigureStrip>
        <div className="grid min-w-0 items-start gap-3.5 lg:grid-cols-[minmax(0,1.75fr)_minmax(300px,1fr)]">
          <NetworkPanel />
          <div className="grid min-w-0 gap-3.5">
            <InFlightPanel />
            <NeedsPersonPanel />
          </div>
        </div>
        <HubsPanel />
      </PageBody>
    </>
  );
}
