"use client";
import { Figure } from "@/ui/figure";
import { formatCount } from "@/ui/format";
import { countOf, kindNotes, shownKind, useToday } from "./use-today";

export function TtfbFigure() {
  const { data } = useToday();
  const shown = data && shownKind(data);
  const speed = shown?.speeds.find(({ measure, arm }) => measure === "ttfb" && arm === "hub");
  const value = speed?.p75Ms ?? null;
  const kind = shown ? kindNotes[shown.label] : "";
  const note = speed ? [`${formatCount(speed.count)} measured`, kind].filter(Boolean).join(" · ") : "nothing measured today";
  return <Figure label="TTFB p75 today, hub" value={value === null ? "–" : formatCount(value)} unit={value === null ? undefined : "ms"} note={note} />;
}

export function ImpressionsFigure() {
  const { data } = useToday();
  const shown = data && shownKind(data);
  const others = data?.labels.filter((labelled) => labelled !== shown && countOf(labelled, "impression") > 0) ?? [];
  const apart = others.map((labelled) => `${formatCount(countOf(labelled, "impression"))} ${kindNotes[labelled.label]} apart`);
  const note = [shown ? kindNotes[shown.label] : "", ...apart].filter(Boolean).join(" · ") || "real traffic";
  return <Figure label="Impressions today" value={data ? formatCount(countOf(shown, "impression")) : "–"} note={note} />;
}

export function NotRecordedFigure() {
  const { data } = useToday();
  const dropped = data?.receipts.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const counted = data?.labels.flatMap(({ counts }) => counts).reduce((sum, { count }) => sum + count, 0) ?? 0;
  const share = dropped + counted > 0 ? `${((100 * dropped) / (dropped + counted)).toFixed(1)} % of all events` : "no event reached a hub today";
  return <Figure label="Not recorded today" value={data ? formatCount(dropped) : "–"} note={share} />;
}
