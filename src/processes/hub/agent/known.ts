import { type KnownPlacement, knownPlacement } from "@/features/beacon/model/ladder";
import type { Content } from "@/features/release/model/document";
import { type Digest, shortOf } from "@/kernel/digest";
import { digestFromCompact } from "@/kernel/hash";
import type { HubState } from "./state";

/** What held releases know, worked out once a content and placement. */
export class KnownKeys {
  readonly #placements = new WeakMap<Content, Map<string, KnownPlacement | null>>();

  constructor(
    private readonly state: HubState,
    private readonly contents: ReadonlyMap<Digest, Content>,
  ) {}

  /** A placement of a release this hub serves or has served, or null. */
  find(campaign: string, placement: string, release: number): KnownPlacement | null {
    const pair = this.state.campaigns.get(campaign)?.former.find((one) => one.release === release);
    const content = pair && this.contents.get(pair.content);
    if (!content) return null;
    const known = this.#placements.get(content) ?? new Map<string, KnownPlacement | null>();
    this.#placements.set(content, known);
    if (!Object.hasOwn(content.placements, placement)) return null;
    const found = known.get(placement) ?? knownPlacement(content, placement, (blob) => shortOfBlob(content, blob));
    known.set(placement, found);
    return found;
  }
}

function shortOfBlob(content: Content, blob: number): string {
  const digest = digestFromCompact(content.blobs[blob]?.[0] ?? "");
  return digest ? shortOf(digest) : "";
}
