"use client";
import type { Outputs } from "@/client/outputs";
import { Figure } from "@/ui/figure";
import { formatCount } from "@/ui/format";
import { countOf, kindNotes, shownKind, useToday } from "./use-today";

type Usage = Outputs["beacon"]["usage"];
const labels = { ttfb: "TTFB p75 today, hub", impressions: "Impressions today", dropped: "Not recorded today" };

/** Three figures of today: speed, impressions, and what was not recorded. */
export function TodayFigures() {
  const { data } = useToday();
  if (!data) return Object.values(labels).map((label) => <Figure key={label} label={label} value="–" note="reading" />);
  return (
    <>
      <TtfbFigure usage={data} />
      <ImpressionsFigure usage={data} />
      <NotRecordedFigure usage={data} />
    </>
  );
}

function TtfbFigure({ usage }: { usage: Usage }) {
  const shown = shownKind(usage);
  const speed = shown?.speeds.find(({ measure, arm }) => measure === "ttfb" && arm === "hub");
  if (!shown || !speed || speed.p75Ms === null) return <Figure label={labels.ttfb} value="–" note="nothing measured today" />;
  const note = [`${formatCount(speed.count)} measured`, kindNotes[shown.label]].filter(Boolean).join(" · ");
  return <Figure label={labels.ttfb} value={formatCount(speed.p75Ms)} unit="ms" note={note} />;
}

function ImpressionsFigure({ usage }: { usage: Usage }) {
  const shown = shownKind(usage);
  const others = usage.labels.filter((labelled) => labelled !== shown && countOf(labelled, "impression") > 0);
  const apart = others.map((labelled) => `${formatCount(countOf(labelled, "impression"))} ${kindNotes[labelled.label]} apart`);
  const note = [shown ? kindNotes[shown.label] : "", ...apart].filter(Boolean).join(" · ") || "real traffic";
  return <Figure label={labels.impressions} value={formatCount(countOf(shown, "impression"))} note={note} />;
}

function NotRecordedFigure({ usage }: { usage: Usage }) {
  const dropped = usage.receipts.reduce((sum, { count }) => sum + count, 0);
  const counted = usage.labels.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0);
  const share = dropped + counted > 0 ? `${((100 * dropped) / (dropped + counted)).toFixed(1)} % of all events` : "no event reached a hub today";
  return <Figure label={labels.dropped} value={formatCount(dropped)} note={share} />;
}
