import type { Outputs } from "@/client/outputs";
import { Dot } from "@/ui/dot";
import type { Days, Difference } from "../model/bulk";
import { countWords, daysWords } from "./campaign-words";

export type BulkLine = Outputs["campaign"]["previewBulk"][number];

const order: Record<BulkLine["verdict"], number> = { refused: 0, changes: 1, stays: 2 };

/** Every chosen campaign with before and after; refusals first, because they are what a person has to know. */
export function BulkPreview({ lines }: { lines: readonly BulkLine[] }) {
  const count = (verdict: BulkLine["verdict"]) => lines.filter((line) => line.verdict === verdict).length;
  const rest = [
    ...(count("stays") > 0 ? [`${count("stays")} ${count("stays") === 1 ? "stays as it is" : "stay as they are"}`] : []),
    ...(count("refused") > 0 ? [`${count("refused")} cannot take this change and ${count("refused") === 1 ? "is" : "are"} left out`] : []),
  ];
  return (
    <section aria-label="Preview" className="grid gap-2">
      <p role="status">
        <b className="font-semibold">{countWords(count("changes"))}</b> would change{rest.length > 0 && `; ${rest.join(", ")}`}.
      </p>
      <ul className="max-h-[38vh] overflow-y-auto rounded border border-line">
        {lines
          .toSorted((a, b) => order[a.verdict] - order[b.verdict])
          .map((line) => (
            <li key={line.id} className="grid gap-1 border-b border-line px-3 py-2 last:border-b-0">
              <span className="flex items-center gap-2">
                <Dot tone={line.verdict === "refused" ? "out" : line.verdict === "changes" ? "accent" : "idle"} />
                <b className="min-w-0 truncate font-medium">{line.name}</b>
                {line.verdict === "stays" && <span className="text-sm text-ink-3">stays as it is</span>}
                {line.verdict === "refused" && <span className="text-sm text-out">left out</span>}
              </span>
              {line.complaints.map((says) => (
                <span key={says} className="pl-[15px] text-ink-2">
                  {says}
                </span>
              ))}
              <Differences differences={line.differences} />
            </li>
          ))}
      </ul>
    </section>
  );
}

const shown = 6;

function Differences({ differences }: { differences: readonly Difference[] }) {
  if (differences.length === 0) return null;
  return (
    <ul className="grid gap-0.5 pl-[15px] text-sm">
      {differences.slice(0, shown).map((difference) => {
        const { what, before, after } = wordsOf(difference);
        return (
          <li key={what} className="text-ink-2">
            {what && <span className="mr-1.5 text-ink-3">{what}</span>}
            <s className="text-ink-3">{before}</s> → <b className="font-medium text-ink">{after}</b>
          </li>
        );
      })}
      {differences.length > shown && <li className="text-ink-3">and {differences.length - shown} more like these</li>}
    </ul>
  );
}

function wordsOf(difference: Difference): { what: string; before: string; after: string } {
  if (difference.part === "labels") return { what: "", before: listed(difference.before), after: listed(difference.after) };
  if (difference.part === "clickThrough") return { what: `${difference.market} · ${difference.locale}`, before: difference.before, after: difference.after };
  const where = `${difference.market === "*" ? "all markets" : difference.market} · ${difference.placement === "*" ? "all placements" : difference.placement}`;
  return { what: where, before: spanOf(difference.before), after: spanOf(difference.after) };
}

const listed = (labels: readonly string[]) => labels.join(", ") || "no labels";
const spanOf = (days: Days | null) => (days ? daysWords(days) : "always");
