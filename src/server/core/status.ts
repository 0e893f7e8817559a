import { awayAfterMs } from "@/features/hub/reads/list-hubs";
import { db } from "@/platform/db";
import { readEnv } from "@/platform/env";

type State = "up" | "away";

export interface Status {
  database: State;
  builder: State;
  gateway: State;
  /** The organization's hubs that were heard of at least once; null when the database, which knows them, is away or nobody is signed in. */
  hubs: { name: string; state: State; lastSeenAt: Date | null }[] | null;
}

const patienceMs = 2_500;

/** Asks every process at once and answers within three seconds, whoever is away. */
export async function readStatus(findOrganization: () => Promise<string | null>, now: Date): Promise<Status> {
  const { BUILDER_URL, GATEWAY_URL } = readEnv(["BUILDER_URL", "GATEWAY_URL"]);
  const [database, builder, gateway, hubs] = await Promise.all([
    stateOf(inTime(db().$queryRaw`SELECT 1`)),
    stateOf(fetchHealth(BUILDER_URL)),
    stateOf(fetchHealth(GATEWAY_URL)),
    inTime(findOrganization().then((id) => (id ? listHubs(id, now) : null))).catch(() => null),
  ]);
  return { database, builder, gateway, hubs };
}

const stateOf = (asked: Promise<unknown>): Promise<State> =>
  asked.then(
    () => "up" as const,
    () => "away" as const,
  );

async function fetchHealth(base: string): Promise<void> {
  const response = await fetch(new URL("/healthz", base), { cache: "no-store", signal: AbortSignal.timeout(patienceMs) });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`health ${response.status}`);
}

/** A hub that joined and was never heard of is not away: it is still on its way. */
async function listHubs(organizationId: string, now: Date): Promise<Status["hubs"]> {
  const rows = await db().hub.findMany({
    where: { organizationId, lastSeenAt: { not: null } },
    select: { name: true, lastSeenAt: true },
    orderBy: { name: "asc" },
  });
  return rows.map(({ name, lastSeenAt }) => ({ name, lastSeenAt, state: lastSeenAt && now.getTime() - lastSeenAt.getTime() < awayAfterMs ? "up" : "away" }));
}

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const timer: { id?: NodeJS.Timeout } = {};
  const late = new Promise<never>((_, refuse) => {
    timer.id = setTimeout(() => refuse(new Error("no answer in time")), patienceMs);
  });
  asked.catch(() => undefined);
  return Promise.race([asked, late]).finally(() => clearTimeout(timer.id));
}
