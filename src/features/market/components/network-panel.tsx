"use client";
import { refusalOf } from "@/client/refusal";
import { ButtonLink } from "@/ui/button-link";
import { Empty } from "@/ui/empty";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { Segmented } from "@/ui/segmented";
import { useAddress } from "@/ui/use-address";
import { WorldMap } from "@/ui/world-map";
import { bubblesOf, type Colored, legendOf, mapCredit } from "./market-bubbles";
import { MarketMapTable } from "./market-map-table";
import { counted } from "./market-words";
import { useMarkets } from "./use-markets";

const options: { value: Colored; label: string }[] = [
  { value: "impressions", label: "Impressions" },
  { value: "cpm", label: "CPM" },
  { value: "ttfb", label: "p75 TTFB" },
];
const label = "Markets by daily impressions";

function coloredOf(text: string | null): Colored {
  return text === "cpm" || text === "ttfb" ? text : "impressions";
}

/** The control tower's map of the markets that were entered. */
export function NetworkPanel() {
  const markets = useMarkets();
  const [read, write] = useAddress();
  const colored = coloredOf(read("color"));
  const count = markets.data?.lines.length ?? 0;
  return (
    <Panel
      title="Network"
      note={count > 0 ? counted(count, "market") : undefined}
      actions={
        count > 0 && (
          <Segmented<Colored> label="Colour by" value={colored} onChange={(next) => write("color", next === "impressions" ? null : next)} options={options} />
        )
      }
      flush
    >
      <Loaded of={markets} explain={refusalOf} lines={9} flush>
        {({ lines, currency }) =>
          lines.length > 0 ? (
            <>
              <WorldMap label={label} bubbles={bubblesOf(lines, colored)} {...legendOf(colored, currency)} />
              <MarketMapTable lines={lines} label={label} hidden />
              <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">{mapCredit}</p>
            </>
          ) : (
            <Empty title="No market yet" action={<ButtonLink href="/markets">Open markets</ButtonLink>}>
              The markets that you enter appear here, as large as their impressions.
            </Empty>
          )
        }
      </Loaded>
    </Panel>
  );
}
