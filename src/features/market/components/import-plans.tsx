"use client";
import { useState } from "react";
import type { Outputs } from "@/client/outputs";
import { Button } from "@/ui/button";
import type { Tone } from "@/ui/dot";
import { formatCount } from "@/ui/format";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";

export type Seen = Outputs["market"]["previewImport"];
type Plan = Seen["plans"][number];

const tones: Record<Plan["state"], Tone> = { new: "accent", changed: "low", same: "idle" };
const order = { changed: 0, new: 1, same: 2 } as const;
const fewest = 8;

/** How many markets are new, changed and the same. */
export function summaryOf(plans: readonly Plan[]): Record<Plan["state"], number> {
  const count = (state: Plan["state"]) => plans.filter((plan) => plan.state === state).length;
  return { new: count("new"), changed: count("changed"), same: count("same") };
}

/** What an import would do to each market; changes first, what stays the same last. */
export function ImportPlans({ plans, problems }: { plans: readonly Plan[]; problems: number }) {
  const [all, setAll] = useState(false);
  if (plans.length === 0) return null;
  const sorted = plans.toSorted((a, b) => order[a.state] - order[b.state]);
  const counts = summaryOf(plans);
  return (
    <section aria-label="What the import would do" className="grid gap-2">
      <p className="text-ink-2">
        {problems > 0 ? "Of the rows that can be read: " : ""}
        {formatCount(counts.new)} new, {formatCount(counts.changed)} changed, {formatCount(counts.same)} the same.
      </p>
      <div className={`rounded border border-line ${all ? "max-h-96 overflow-y-auto" : ""}`}>
        <Table label="Markets in the file">
          <thead>
            <tr>
              <Th>Market</Th>
              <Th>Import</Th>
              <Th>What changes</Th>
              <Th numeric>Rows</Th>
            </tr>
          </thead>
          <tbody>
            {(all ? sorted : sorted.slice(0, fewest)).map((plan) => (
              <tr key={plan.market}>
                <Td>
                  <b className="font-medium">{plan.name}</b> <span className="text-ink-3">{plan.market}</span>
                </Td>
                <Td>
                  <Tag tone={tones[plan.state]}>{plan.state}</Tag>
                </Td>
                <Td>
                  <Changes plan={plan} />
                </Td>
                <Td numeric>
                  <span className="text-ink-3">{rowsWords(plan.rows)}</span>
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {!all && sorted.length > fewest && (
        <div>
          <Button size="sm" onClick={() => setAll(true)}>
            Show all {formatCount(sorted.length)}
          </Button>
        </div>
      )}
    </section>
  );
}

const rowsWords = (rows: readonly number[]) => (rows.length > 1 ? `${rows[0]}–${rows.at(-1)}` : String(rows[0]));

/** What a new market starts with, on one line; its sources are the file's. */
const factsWords = ({ changes }: Plan) =>
  changes
    .filter(({ what }) => !what.startsWith("source"))
    .map(({ what, to }) => `${what} ${to}`)
    .join(", ");

function Changes({ plan }: { plan: Plan }) {
  if (plan.changes.length === 0) return <span className="text-ink-3">–</span>;
  if (plan.state === "new") return <span className="whitespace-normal text-sm text-ink-2">{factsWords(plan)}</span>;
  return (
    <ul className="grid whitespace-normal text-sm">
      {plan.changes.map(({ what, from, to }) => (
        <li key={what}>
          <span className="text-ink-3">{what}</span> {from || "nothing"} <span aria-hidden="true">→</span>
          <span className="sr-only"> becomes </span> {to || "nothing"}
        </li>
      ))}
    </ul>
  );
}
