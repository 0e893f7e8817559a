"use client";
import { useQuery } from "@tanstack/react-query";
import * as z from "zod";

const state = z.enum(["up", "away"]);

/** Who answered when asked a moment ago; hubs are null when the database, which knows them, is away. */
const Status = z.object({
  database: state,
  builder: state,
  gateway: state,
  hubs: z.array(z.object({ name: z.string(), state, lastSeenAt: z.string().nullable() })).nullable(),
});
export type Status = z.infer<typeof Status>;

export interface Outage {
  /** What a person calls the process, such as "database" or "hub eu-west". */
  who: string;
  says: string;
}

const pollMs = 5_000;
const answerMs = 8_000;

const says = {
  dashboard: "The dashboard does not answer. What you typed is kept; this page goes on when it is back.",
  database: "The database does not answer. Nothing can be changed until it is back; hubs keep serving.",
  builder: "The builder does not answer. Uploads, previews and builds wait for it; nothing is lost.",
  gateway: "The gateway does not answer. Hubs keep serving what they have; new releases reach them when it is back.",
} as const;

/** Asks every few seconds which processes answer. `outages` is empty when all do; `undefined` status means not asked yet. */
export function useOutage(): { status: Status | undefined; outages: Outage[] } {
  const { data, isError } = useQuery({
    queryKey: ["status"],
    queryFn: ask,
    refetchInterval: pollMs,
    refetchIntervalInBackground: false,
    retry: false,
    staleTime: 0,
  });
  if (isError) return { status: undefined, outages: [{ who: "dashboard", says: says.dashboard }] };
  return { status: data, outages: data ? outagesOf(data) : [] };
}

async function ask(): Promise<Status> {
  const response = await fetch("/api/status", { cache: "no-store", signal: AbortSignal.timeout(answerMs) });
  return Status.parse(await response.json());
}

function outagesOf(status: Status): Outage[] {
  const named = (["database", "builder", "gateway"] as const).filter((who) => status[who] === "away").map((who) => ({ who, says: says[who] }));
  const hubs = (status.hubs ?? []).filter((hub) => hub.state === "away");
  return [
    ...named,
    ...hubs.map(({ name }) => ({ who: `hub ${name}`, says: `Hub ${name} has not been heard from. It serves what it has and catches up when it is back.` })),
  ];
}
