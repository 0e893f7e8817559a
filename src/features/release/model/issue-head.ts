import type { Digest } from "@/kernel/digest";
import { Refusal } from "@/kernel/refusal";
import type { Head } from "./document";

/** The number a release has and the content it shows; a rollback has a new number and older content. */
export interface Pointer {
  release: number;
  content: Digest;
}

/** What a person or the gateway wants of a campaign. */
export type Intention =
  | { kind: "publish"; release: Pointer; stage: boolean }
  | { kind: "activate"; except: readonly string[] }
  | { kind: "rollback"; release: Pointer; restores: number };

/** What only the transaction knows. */
export interface Issue {
  org: string;
  campaign: string;
  keys: number;
  epoch: number;
  issuedAt: Date;
}

/** Releases that hubs keep pinned beside the active and the staged one. */
export const keptReleases = 5;
/** The limit of a head's payload, UTF-8. */
export const headLimitBytes = 1_000;

/**
 * The campaign's next head. Publishing stages beside what is live, or activates at once where there is nothing to stage on;
 * a rollback activates at once and parks what was staged. Throws Refusal `conflict` when there is nothing staged to activate.
 */
export function nextHead(previous: Head | null, intention: Intention, issue: Issue): Head {
  const { active, staged } = pointersAfter(previous, intention);
  const head: Head = {
    schema: "nearshelf/head@1",
    org: issue.org,
    campaign: issue.campaign,
    keys: issue.keys,
    epoch: issue.epoch,
    issuedAt: issue.issuedAt.toISOString(),
    audience: "*",
    active,
    ...(staged && { staged }),
    kept: keptAfter(previous, active),
    withdrawn: previous?.withdrawn ?? [],
    paused: previous?.paused ?? false,
    cause: causeOf(intention),
  };
  return fitted(head);
}

function pointersAfter(previous: Head | null, intention: Intention): { active: Pointer | null; staged?: Pointer } {
  if (intention.kind === "rollback") return { active: intention.release };
  if (intention.kind === "publish") return intention.stage ? { active: previous?.active ?? null, staged: intention.release } : { active: intention.release };
  if (!previous?.staged) throw new Refusal("conflict", "Nothing is staged any more; another release or a rollback came first.");
  return { active: previous.staged };
}

/** The last distinct contents that were live, newest first, without the one that is. */
function keptAfter(previous: Head | null, active: Pointer | null): Pointer[] {
  const lived = [...(previous?.active ? [previous.active] : []), ...(previous?.kept ?? [])];
  const seen = new Set(active ? [active.content] : []);
  const distinct = lived.filter(({ content }) => !seen.has(content) && seen.add(content));
  return distinct.filter(({ content }) => !previous?.withdrawn.includes(content)).slice(0, keptReleases);
}

function causeOf(intention: Intention): Head["cause"] {
  if (intention.kind === "rollback") return { kind: "rollback", restores: intention.restores };
  if (intention.kind === "activate" && intention.except.length > 0) return { kind: "activate", except: [...intention.except] };
  return { kind: intention.kind };
}

/** Names of skipped hubs go first, then the oldest kept release: the acknowledgements keep the full list. */
function fitted(head: Head): Head {
  if (sizeOfHead(head) <= headLimitBytes) return head;
  const except = head.cause.except ?? [];
  if (except.length > 0) return fitted({ ...head, cause: { ...head.cause, except: except.length > 1 ? except.slice(0, -1) : undefined } });
  if (head.kept.length > 0) return fitted({ ...head, kept: head.kept.slice(0, -1) });
  return head;
}

/** Bytes of the payload as it is signed. */
export function sizeOfHead(head: Head): number {
  return Buffer.byteLength(JSON.stringify(head));
}
