import { type HeldAck, recordAcks } from "@/features/hub/writes/record-acks";
import { mintSystemScope } from "@/kernel/scope";

/** How long acknowledgements wait for others, ms. Source: the delivery contract. */
const gatherMs = 20;

type Waiting = Omit<HeldAck, "agoMs"> & { arrivedAtMs: number };

interface Batch {
  acks: Waiting[];
  written: Promise<void>;
}

/** Writes the acknowledgements of an organization's hubs in batches of 20 ms; `add` resolves once they are stored. */
export class AckBatch {
  readonly #batches = new Map<string, Batch>();

  add(organizationId: string, acks: readonly Waiting[]): Promise<void> {
    const batch = this.#batches.get(organizationId) ?? this.#open(organizationId);
    batch.acks.push(...acks);
    return batch.written;
  }

  #open(organizationId: string): Batch {
    const acks: Waiting[] = [];
    const written = new Promise((resume) => setTimeout(resume, gatherMs)).then(async () => {
      this.#batches.delete(organizationId);
      const nowMs = performance.now();
      const held = acks.map(({ arrivedAtMs, ...ack }) => ({ ...ack, agoMs: nowMs - arrivedAtMs }));
      await recordAcks(mintSystemScope(organizationId, "gateway", "acks"), held);
    });
    const batch = { acks, written };
    this.#batches.set(organizationId, batch);
    return batch;
  }
}
