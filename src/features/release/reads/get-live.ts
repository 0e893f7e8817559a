import { may } from "@/features/identity/policy";
import type { Digest } from "@/kernel/digest";
import type { Scope } from "@/kernel/scope";
import { db } from "@/platform/db";
import type { Pointer } from "../model/issue-head";
import { findCurrentHead } from "./current-head";
import { seeCampaign } from "./see-campaign";

/** What a campaign's newest head says; all null before the first publish. */
export interface Live {
  /** Send it back with `publish`: another one by then is refused with what changed. */
  revision: number;
  headDigest: Digest | null;
  epoch: number;
  requestedAt: Date | null;
  issuedAt: Date | null;
  cause: string | null;
  active: Pointer | null;
  staged: Pointer | null;
  kept: Pointer[];
  hubs: number;
  /** Nothing is published of an archived campaign; it can be rolled back. */
  archived: boolean;
  may: { publish: boolean; rollBack: boolean };
}

export async function getLive(scope: Scope, campaignId: string): Promise<Live> {
  const { teamId, revision, archivedAt } = await seeCampaign(scope, campaignId);
  const [current, hubs] = await Promise.all([findCurrentHead(db(), campaignId), db().hub.count({ where: { organizationId: scope.organizationId } })]);
  const { head } = current ?? {};
  return {
    revision,
    headDigest: current?.digest ?? null,
    epoch: head?.epoch ?? 0,
    requestedAt: current?.requestedAt ?? null,
    issuedAt: head ? new Date(head.issuedAt) : null,
    cause: head?.cause.kind ?? null,
    active: head?.active ?? null,
    staged: head?.staged ?? null,
    kept: head?.kept ?? [],
    hubs,
    archived: archivedAt !== null,
    may: { publish: archivedAt === null && may(scope, "release.publish", teamId), rollBack: may(scope, "release.rollBack", teamId) },
  };
}
