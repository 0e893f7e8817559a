import { type MatrixState, matrixStates } from "../model/matrix";

const looks = {
  ok: "bg-ok text-panel",
  accent: "border border-accent bg-accent-soft text-accent",
  low: "border border-low bg-low-soft text-low",
  out: "border border-out bg-out-soft text-out",
  idle: "border-[1.5px] border-line-control text-ink-2",
} as const;

const marks = new Map(
  matrixStates.map(({ state, mark, tone }) => [
    state,
    { mark, look: `inline-grid size-3.5 flex-none place-items-center rounded-[3px] text-[10px] leading-none font-bold ${looks[tone]}` },
  ]),
);

/** A state by shape and colour; a word or a label always stands beside it. */
export function StateMark({ state }: { state: MatrixState }) {
  const shown = marks.get(state);
  return (
    <span aria-hidden="true" className={shown?.look}>
      {shown?.mark}
    </span>
  );
}
