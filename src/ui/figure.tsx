import type { ReactNode } from "react";

interface FigureProps {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
}

export function Figure({ label, value, unit, note }: FigureProps) {
  return (
    <div className="min-w-0 bg-panel px-4 pt-3 pb-2.5 max-md:last:odd:col-span-2">
      <dt className="truncate text-sm text-ink-2">{label}</dt>
      <dd className="mt-0.5 text-xl font-[580] tracking-[-0.02em]">
        {value}
        {unit && <span className="ml-1 text-base font-normal tracking-normal text-ink-3">{unit}</span>}
      </dd>
      {note && <dd className="text-sm text-ink-3 md:truncate">{note}</dd>}
    </div>
  );
}
