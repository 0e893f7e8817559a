import { demand } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { db, type Prisma } from "@/platform/db";
import { percentile } from "../model/percentile";
import { HeadDigest } from "../schema";

/** What one hub answered to a head; ms from the press of the button to the arrival of its answer. */
export interface HubConvergence {
  hubId: string;
  name: string;
  residency: string;
  stagedMs: number | null;
  activatedMs: number | null;
  /** Why it refused or was skipped. */
  refused: string | null;
  skipped: string | null;
}

export interface Step {
  /** Hubs that are done, and their p50 and p99. */
  done: number;
  p50Ms: number | null;
  p99Ms: number | null;
}

export interface Convergence {
  headDigest: Digest;
  campaignId: string;
  cause: string;
  requestedAt: Date;
  activeNumber: number | null;
  stagedNumber: number | null;
  /** The head that made the staged release live, when it is out. */
  activatedBy: Digest | null;
  hubs: HubConvergence[];
  staged: Step;
  activated: Step;
  /** Names of hubs that have not done what the head asks: staging where it stages, else activating. */
  stragglers: string[];
  complete: boolean;
}

const withAnswers = { acks: true, campaign: { select: { teamId: true } } } satisfies Prisma.HeadInclude;
type Row = Prisma.HeadGetPayload<{ include: typeof withAnswers }>;

/** The convergence proof of one head. Hubs that joined later and never answered are not waited for. */
export async function getConvergence(scope: Scope, headDigest: Digest): Promise<Convergence> {
  const head = await db().head.findFirst({ where: { digest: headDigest, organizationId: scope.organizationId }, include: withAnswers });
  if (!head) throw missing("head");
  demand(scope, "release.read", "head", head.campaign.teamId);
  const [hubs, activatedBy] = await Promise.all([listAsked(scope, head), findActivation(head)]);
  const rows = hubs.map((hub) => answerOf(hub, head.acks));
  const staging = head.stagedNumber !== null;
  const stragglers = rows.filter((row) => (staging ? row.stagedMs : row.activatedMs) === null).map(({ name }) => name);
  return {
    headDigest,
    campaignId: head.campaignId,
    cause: head.cause,
    requestedAt: head.requestedAt,
    activeNumber: head.activeNumber,
    stagedNumber: head.stagedNumber,
    activatedBy,
    hubs: rows,
    staged: stepOf(rows.map(({ stagedMs }) => stagedMs)),
    activated: stepOf(rows.map(({ activatedMs }) => activatedMs)),
    stragglers,
    complete: stragglers.length === 0,
  };
}

async function listAsked(scope: Scope, head: Row): Promise<{ id: string; name: string; residency: string }[]> {
  const answered = head.acks.map(({ hubId }) => hubId);
  const where = { organizationId: scope.organizationId, OR: [{ enrolledAt: { lte: head.issuedAt } }, { id: { in: answered } }] };
  return db().hub.findMany({ where, orderBy: { name: "asc" }, select: { id: true, name: true, residency: true } });
}

async function findActivation(head: Row): Promise<Digest | null> {
  if (head.stagedNumber === null) return null;
  const where = { campaignId: head.campaignId, cause: "activate", activeNumber: head.stagedNumber };
  const next = await db().head.findFirst({ where, orderBy: { epoch: "asc" }, select: { digest: true } });
  return next && HeadDigest.parse(next.digest);
}

function answerOf(hub: { id: string; name: string; residency: string }, acks: Row["acks"]): HubConvergence {
  const of = (kind: string) => acks.find((ack) => ack.hubId === hub.id && ack.kind === kind) ?? null;
  const refused = of("refused");
  const skipped = of("skipped");
  return {
    hubId: hub.id,
    name: hub.name,
    residency: hub.residency,
    stagedMs: of("staged")?.ms ?? null,
    activatedMs: of("activated")?.ms ?? null,
    refused: refused && (refused.reason ?? "without a reason"),
    skipped: skipped && (skipped.reason ?? "without a reason"),
  };
}

function stepOf(all: readonly (number | null)[]): Step {
  const times = all.filter((ms) => ms !== null);
  return { done: times.length, p50Ms: percentile(times, 0.5), p99Ms: percentile(times, 0.99) };
}
