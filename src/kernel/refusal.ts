/** Why a request was turned down; each door translates a code once. */
export type RefusalCode = "missing" | "forbidden" | "conflict" | "invalid" | "limit" | "unready";

/** One thing that is wrong with what was sent, for lists on the screen. */
export interface Complaint {
  /** Where: a row and column, a field, a file. */
  at: string;
  /** What is wrong and what would be right, one sentence. */
  says: string;
}

/** An expected "no": a code for machines, one sentence for people, and the list where there is one. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    sentence: string,
    readonly complaints: readonly Complaint[] = [],
  ) {
    super(sentence);
    this.name = "Refusal";
  }
}

/** What another organization's row and no row at all have in common. */
export function missing(what: string): Refusal {
  return new Refusal("missing", `There is no such ${what}.`);
}
