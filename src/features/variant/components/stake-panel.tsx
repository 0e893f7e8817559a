"use client";
import { useMemo, useState } from "react";
import { Button } from "@/ui/button";
import { ButtonLink } from "@/ui/button-link";
import type { Tone } from "@/ui/dot";
import { Empty } from "@/ui/empty";
import { formatCount, formatMoney } from "@/ui/format";
import { Meter } from "@/ui/meter";
import { Panel } from "@/ui/panel";
import type { Matrix } from "../model/matrix";
import type { CellPlace } from "../model/matrix-group";
import { heldBackOf, type Stake, type StakeState, stakesOf, type Unknowns, unknownsOf } from "../model/matrix-stake";
import { heldWords, nothingWords } from "./stake-words";

interface StakePanelProps {
  matrix: Matrix;
  rows: readonly number[];
  columns: readonly number[];
  onChoose: (cells: readonly CellPlace[]) => void;
}

const fewStakes = 6;
const moreStakes = 20;

/** What reaches nobody for now, by the media value that it would have carried. */
export function StakePanel({ matrix, rows, columns, onChoose }: StakePanelProps) {
  const [count, setCount] = useState(fewStakes);
  const { stakes, held, unknowns } = useMemo(
    () => ({ stakes: stakesOf(matrix, rows, columns), held: heldBackOf(matrix, rows, columns), unknowns: unknownsOf(matrix, rows) }),
    [matrix, rows, columns],
  );
  const known = stakes.filter(({ valueMicros }) => valueMicros !== null);
  const most = known[0]?.valueMicros ?? 0;
  const shown = known.slice(0, count);
  const figures = matrix.rows.some(({ dailyImpressions, cpmMicros }) => dailyImpressions !== null && cpmMicros !== null);
  return (
    <Panel title="Media value at stake" note={figures ? `a day, ${matrix.currency}` : undefined} flush>
      {!figures && (
        <Empty title="Nothing is known of these markets yet" action={<ButtonLink href="/markets">Import markets</ButtonLink>}>
          Import markets to see what is at stake: impressions a day and CPM give every cell its media value.
        </Empty>
      )}
      {figures && known.length === 0 && <p className="px-3.5 py-3 text-ink-2">{nothingWords(held)}</p>}
      <ol>
        {shown.map((stake) => (
          <StakeRow key={`${stake.row} ${stake.state}`} stake={stake} matrix={matrix} mostMicros={most} onChoose={onChoose} />
        ))}
      </ol>
      {known.length > fewStakes && (
        <div className="flex items-center gap-1 border-t border-line px-1.5 py-1.5">
          {known.length > count && (
            <Button size="sm" variant="quiet" onClick={() => setCount(count + moreStakes)}>
              Show {Math.min(moreStakes, known.length - count)} more
            </Button>
          )}
          {count > fewStakes && (
            <Button size="sm" variant="quiet" onClick={() => setCount(fewStakes)}>
              Show fewer
            </Button>
          )}
          <span className="ml-auto px-2 text-sm text-ink-3">
            {formatCount(shown.length)} of {formatCount(known.length)}
          </span>
        </div>
      )}
      <div className="grid gap-1.5 border-t border-line px-3.5 py-2.5 text-sm text-ink-2">
        <p>{heldWords(held)}</p>
        {held.backups > 0 && (
          <p>{held.backups === 1 ? "1 backup is not there: a release needs it." : `${held.backups} backups are not there: a release needs them.`}</p>
        )}
        {figures && <UnknownWords unknowns={unknowns} currency={matrix.currency} />}
      </div>
    </Panel>
  );
}

const tones: Record<StakeState, Tone> = { missing: "accent", blocked: "out", stale: "low" };

interface StakeRowProps {
  stake: Stake;
  matrix: Matrix;
  mostMicros: number;
  onChoose: StakePanelProps["onChoose"];
}

function StakeRow({ stake, matrix, mostMicros, onChoose }: StakeRowProps) {
  const row = matrix.rows[stake.row];
  if (!row || stake.valueMicros === null) return null;
  const name = `${row.market} · ${row.locale}`;
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        onClick={() => onChoose(stake.cells)}
        title="Choose these cells"
        className="grid w-full gap-0.5 px-3.5 py-2 text-left outline-offset-[-2px] hover:bg-sunk"
      >
        <span className="flex items-baseline gap-2">
          <b className="font-medium">{name}</b>
          <span className="ml-auto font-medium">{formatMoney({ micros: stake.valueMicros, currency: matrix.currency })}</span>
        </span>
        <span className="text-sm text-ink-3">{stake.says}</span>
        <Meter label={`${name}, ${stake.says}`} value={stake.valueMicros} max={mostMicros} tone={tones[stake.state]} />
      </button>
    </li>
  );
}

/** Nothing that is not known counts as zero: it is named. */
function UnknownWords({ unknowns, currency }: { unknowns: Unknowns; currency: string }) {
  const lines = [
    unknowns.impressions.length > 0 ? `No impressions a day are known for ${some(unknowns.impressions)}.` : null,
    unknowns.cpm.length > 0 ? `No CPM is known for ${some(unknowns.cpm)}.` : null,
    unknowns.rates.length > 0 ? `There is no rate from ${some(unknowns.rates)} to ${currency}.` : null,
  ].filter((line) => line !== null);
  if (lines.length === 0) return null;
  return (
    <p className="text-ink-3">
      {lines.join(" ")} They are left out of these sums.{" "}
      <a href="/markets" className="underline underline-offset-2 hover:text-ink">
        Complete the markets
      </a>
    </p>
  );
}

const fewNames = 8;
const some = (names: readonly string[]) =>
  names.length > fewNames ? `${names.slice(0, fewNames).join(", ")} and ${names.length - fewNames} more` : names.join(", ");
