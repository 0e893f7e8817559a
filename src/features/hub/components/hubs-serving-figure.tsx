"use client";
import { Figure } from "@/ui/figure";
import { stateOf } from "./hub-state-tag";
import { useHubs } from "./use-hubs";

export function HubsServingFigure() {
  const { data } = useHubs();
  const states = data?.hubs.map((hub) => ({ name: hub.name, state: stateOf(hub) })) ?? [];
  const trouble = states.find(({ state }) => state !== "serving");
  const serving = states.filter(({ state }) => state === "serving" || state === "stale").length;
  if (!data) return <Figure label="Hubs serving" value="–" note="reading" />;
  const note = trouble ? `${trouble.name} is ${trouble.state}` : states.length > 0 ? "all of them" : "none has joined";
  return <Figure label="Hubs serving" value={serving} unit={`of ${states.length}`} note={note} />;
}
