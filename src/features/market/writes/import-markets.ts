import { demand } from "@/features/identity/policy";
import { Refusal } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { listed } from "../model/audit-list";
import type { ReadMarkets } from "../model/import-markets";
import { planImport } from "../model/import-plan";
import { basisOf, fileSourceOf, nameOfFile, readImport } from "../model/import-read";
import { demandPast } from "../model/past-day";
import { holdFacts } from "../reads/list-facts";
import type { ImportMarkets } from "../schema";
import { storeMarkets } from "./store-markets";

/** How many markets an import added, changed and left as they were. */
interface Imported {
  added: number;
  changed: number;
  same: number;
}

/** Imports a file's markets: all of them, or nothing and every problem by row and column. Those that are known are updated, never doubled. */
export async function importMarkets(scope: Scope, input: ImportMarkets): Promise<Imported> {
  demand(scope, "market.edit", "market");
  const today = new Date().toISOString().slice(0, 10);
  demandPast(input.on === null ? [] : [input.on], today);
  const { read } = await readImport(Buffer.from(input.base64, "base64"), input, today);
  if (read.problems > 0) throw refused(read);
  return work(scope, "market.import", async ({ tx, audit, tell }) => {
    const held = await holdFacts(scope, tx);
    if (basisOf(read.drafts, held) !== input.basis) throw outdated();
    const plans = planImport(read.drafts, held, fileSourceOf(input, today));
    const wanted = plans.filter(({ state }) => state !== "same");
    if (wanted.length > 0)
      await storeMarkets(
        tx,
        scope,
        wanted.map(({ facts }) => facts),
      );
    const count = (state: string) => plans.filter((plan) => plan.state === state).length;
    const imported = { added: count("new"), changed: count("changed"), same: count("same") };
    const changes = wanted.map(({ market, state, changes }) => ({ market, state, changes: changes.map((change) => ({ ...change })) }));
    audit(`organization:${scope.organizationId}`, { fileName: nameOfFile(input.fileName), ...imported, markets: listed(changes) });
    if (wanted.length > 0) await tell("market.changed");
    return imported;
  });
}

function refused({ problems, complaints }: ReadMarkets): Refusal {
  const count = problems === 1 ? "one problem" : `${problems} problems`;
  return new Refusal("invalid", `The file has ${count}. Nothing was imported; correct it and choose it again.`, complaints);
}

const outdated = () =>
  new Refusal("conflict", "Someone changed these markets since this preview. Nothing was imported; look at what the file would do now, and import again.");
