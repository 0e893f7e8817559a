"use client";
import { Figure } from "@/ui/figure";
import { type HubState, stateOf } from "./hub-state-tag";
import { useHubs } from "./use-hubs";

export function HubsServingFigure() {
  const { data } = useHubs();
  const states = data?.hubs.map((hub) => ({ name: hub.name, state: stateOf(hub) })) ?? [];
  const [trouble, ...more] = states.filter(({ state }) => state !== "serving");
  const serving = states.filter(({ state }) => state === "serving" || state === "stale").length;
  if (!data) return <Figure label="Hubs serving" value="–" note="reading" />;
  const note = trouble ? wordsOf(trouble, more.length) : states.length > 0 ? "all of them" : "none has joined";
  return <Figure label="Hubs serving" value={serving} unit={`of ${states.length}`} note={note} />;
}

function wordsOf(hub: { name: string; state: HubState }, more: number): string {
  return more > 0 ? `${hub.name} is ${hub.state} and ${more} more` : `${hub.name} is ${hub.state}`;
}
