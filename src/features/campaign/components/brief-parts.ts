import type { Brief } from "../schema";

export interface BriefPart {
  /** In the address of the page, after "#". */
  id: string;
  title: string;
  /** The members of the brief whose errors belong here; those of facts by their own names. */
  holds: readonly (keyof Brief | keyof Brief["facts"])[];
}

/** The parts of the brief in their order on the page. */
export const briefParts = {
  campaign: { id: "campaign", title: "Campaign", holds: ["name", "objective", "vertical", "advertiser", "payer", "budget"] },
  declarations: { id: "declarations", title: "Declarations", holds: ["political", "politicalNotice", "aiUse"] },
  markets: { id: "markets", title: "Markets", holds: ["markets"] },
  placements: { id: "placements", title: "Placements", holds: ["placements"] },
  connectors: { id: "connectors", title: "Connector shares", holds: ["connectors"] },
  flights: { id: "flights", title: "Flights", holds: ["flights"] },
  beacons: { id: "beacon-sample", title: "Beacon sample", holds: ["beaconSample"] },
  test: { id: "parallel-test", title: "Parallel test", holds: ["test"] },
  rules: { id: "rules", title: "Rule packs", holds: [] },
} as const satisfies Record<string, BriefPart>;
