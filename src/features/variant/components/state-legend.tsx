import { formatCount } from "@/ui/format";
import { type MatrixState, matrixStates } from "../model/matrix";
import type { StateCounts } from "../model/matrix-group";
import { StateMark } from "./state-mark";

interface StateLegendProps {
  counts: StateCounts;
  chosen: readonly MatrixState[];
  onChange: (states: readonly MatrixState[]) => void;
}

/** What the marks mean and how many cells have them, the best first; pressing one shows only its cells. */
export function StateLegend({ counts, chosen, onChange }: StateLegendProps) {
  const toggle = (state: MatrixState) => onChange(chosen.includes(state) ? chosen.filter((one) => one !== state) : [...chosen, state]);
  const shown = matrixStates.filter(({ state }) => counts[state] > 0 || chosen.includes(state)).toReversed();
  return (
    <fieldset className="-ml-2 flex flex-wrap items-center gap-1">
      <legend className="sr-only">Show only cells that are</legend>
      {shown.map(({ state }) => (
        <button
          key={state}
          type="button"
          aria-pressed={chosen.includes(state)}
          onClick={() => toggle(state)}
          className="inline-flex h-[26px] items-center gap-1.5 whitespace-nowrap rounded-full border border-transparent px-2 text-sm text-ink-2 hover:bg-sunk hover:text-ink aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-ink"
        >
          <StateMark state={state} />
          {state} {formatCount(counts[state])}
        </button>
      ))}
    </fieldset>
  );
}
