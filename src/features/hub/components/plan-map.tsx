"use client";
import { Empty } from "@/ui/empty";
import { formatCount, formatMoney, formatMs, formatShort } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { type MapBubble, type MapLink, type MapSite, WorldMap } from "@/ui/world-map";
import type { MarketOutcome, PlanFigures } from "../model/plan-figures";
import type { PlanInputs } from "../schema";

interface PlanMapProps {
  inputs: PlanInputs;
  figures: PlanFigures | null;
  hubs: number | null;
}

/** Hubs as squares, markets as bubbles by impressions, coloured by their TTFB then, with a line to the hub that serves each. The table below says the same. */
export function PlanMap({ inputs, figures, hubs }: PlanMapProps) {
  const note = figures && hubs !== null ? `at most ${hubs} ${hubs === 1 ? "hub" : "hubs"}` : undefined;
  return (
    <Panel title="Map" note={note} flush>
      {figures ? (
        <WorldMap
          label="Hubs and the markets they serve"
          bubbles={bubblesOf(inputs, figures)}
          sites={sitesOf(inputs, figures)}
          links={linksOf(figures)}
          size={{ title: "Impressions a day", format: formatShort }}
          color={{ title: "TTFB with these hubs", format: formatMs, none: "not known" }}
        />
      ) : (
        <Empty title="The first answer appears here">Hubs as squares, with a line to every market that each would serve.</Empty>
      )}
    </Panel>
  );
}

function bubblesOf({ markets }: PlanInputs, { outcomes }: PlanFigures): MapBubble[] {
  return markets.flatMap(({ market, place }, index) => {
    const outcome = outcomes[index];
    if (!place || !outcome) return [];
    const { name, dailyImpressions, afterMs } = outcome;
    return [{ ...place, id: market, label: name, country: market, value: dailyImpressions, shade: afterMs, details: detailsOf(outcome) }];
  });
}

function detailsOf({ dailyImpressions, site, beforeMs, afterMs, isEstimate, beforeFrom }: MarketOutcome) {
  return [
    { name: "Impressions a day", value: formatCount(dailyImpressions) },
    { name: "Served from", value: site?.name ?? "today's path" },
    { name: "Today", value: beforeMs === null ? "not known" : `${formatMs(beforeMs)}, ${beforeFrom}` },
    { name: "Then", value: afterMs === null ? "not known" : `${formatMs(afterMs)}${isEstimate ? ", estimate" : ""}` },
  ];
}

function sitesOf({ currency }: PlanInputs, { sites, outcomes }: PlanFigures): MapSite[] {
  return sites.map((site) => {
    const served = outcomes.filter((outcome) => outcome.site?.key === site.key);
    const impressions = served.reduce((sum, { dailyImpressions }) => sum + dailyImpressions, 0);
    const details = [
      { name: "Provider", value: site.provider },
      { name: "Markets", value: formatCount(served.length) },
      { name: "Impressions a day", value: formatCount(impressions) },
      { name: "Cost a month", value: formatMoney({ micros: site.costMicros, currency }) },
    ];
    return { id: site.key, label: site.name, latitude: site.latitude, longitude: site.longitude, tone: "ok", details };
  });
}

function linksOf({ outcomes }: PlanFigures): MapLink[] {
  return outcomes.flatMap(({ market, site }) => (site ? [{ from: market, to: site.key }] : []));
}
