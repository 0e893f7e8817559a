"use client";
import { Figure } from "@/ui/figure";
import { useInFlight } from "./in-flight-panel";

export function InFlightFigure() {
  const { data } = useInFlight();
  if (!data) return <Figure label="Releases in flight" value="–" note="reading" />;
  const staging = data.filter(({ stagedNumber }) => stagedNumber !== null);
  const live = data.filter(({ activeNumber }) => activeNumber !== null).length;
  return <Figure label="Releases in flight" value={staging.length} note={staging[0]?.name ?? `${live} ${live === 1 ? "campaign" : "campaigns"} live`} />;
}
