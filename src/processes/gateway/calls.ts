import { Segment } from "@/features/beacon/schema";
import { acceptSegment } from "@/features/beacon/writes/accept-segment";
import { findJoinOrganization } from "@/features/hub/reads/prove-hub";
import { Acks, Enrol, HubStatus } from "@/features/hub/schema";
import { enrolHub } from "@/features/hub/writes/enrol-hub";
import { recordStatus } from "@/features/hub/writes/record-status";
import { digestOf } from "@/kernel/hash";
import { Refusal } from "@/kernel/refusal";
import { mintSystemScope } from "@/kernel/scope";
import type { AckBatch } from "./ack-batch";
import { type Exchange, type HubExchange, parse, readBody, sendJson } from "./exchange";

/** Limits of bodies in bytes; a segment is the only large one. */
const limits = { enrol: 8_192, acks: 524_288, status: 262_144, beacons: 16_777_216 } as const;
/** At most one `hub.changed` notice a hub in this time. */
const announceMs = 3_000;

export async function enrol(exchange: Exchange): Promise<void> {
  const asked = parse(Enrol, (await readBody(exchange, limits.enrol)).toString("utf8"));
  const organizationId = await findJoinOrganization(asked.secret);
  if (!organizationId) throw new Refusal("forbidden", "This join token is not known here. Create a new one on the Hubs screen.");
  sendJson(exchange, 200, await enrolHub(mintSystemScope(organizationId, "gateway", exchange.requestId), asked));
}

export async function acknowledge(exchange: HubExchange, batch: AckBatch): Promise<void> {
  const { hub, arrivedAtMs } = exchange;
  const { acks } = parse(Acks, (await readBody(exchange, limits.acks)).toString("utf8"));
  await batch.add(
    hub.organizationId,
    acks.map((ack) => ({ ...ack, hubId: hub.id, arrivedAtMs })),
  );
  exchange.response.writeHead(204).end();
}

/** When each hub was last announced, by this process's monotonic clock. */
const announcedAtMs = new Map<string, number>();

export async function status(exchange: HubExchange): Promise<void> {
  const { hub, scope } = exchange;
  const said = parse(HubStatus, (await readBody(exchange, limits.status)).toString("utf8"));
  const nowMs = performance.now();
  const due = nowMs - (announcedAtMs.get(hub.id) ?? Number.NEGATIVE_INFINITY) >= announceMs;
  if (due) announcedAtMs.set(hub.id, nowMs);
  const at = await recordStatus(scope, hub.id, said, due);
  sendJson(exchange, 200, { now: at.toISOString() });
}

export async function beacons(exchange: HubExchange): Promise<void> {
  const { hub, scope } = exchange;
  const text = (await readBody(exchange, limits.beacons)).toString("utf8");
  const segment = parse(Segment, text);
  const outcome = await acceptSegment(scope, { hubId: hub.id, segment, digest: digestOf(text), text });
  sendJson(exchange, outcome === "quarantined" ? 409 : 200, { outcome });
}
