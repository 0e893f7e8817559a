import { formatBytes } from "@/ui/format";
import type { Effect } from "./rollback";

/** What pressing the button would do, in figures. */
export function RollbackEffect({ effect }: { effect: Effect }) {
  const held = effect.bytesToFetch === 0;
  const figures: [string, string][] = [
    ["Variants that change back", String(effect.variants.length)],
    ["Hubs", effect.hubs.length === 0 ? "none has joined" : String(effect.hubs.length)],
    [effect.planned > 0 ? "Hubs that hold it by their plan" : "Hubs that hold every blob", `${effect.holding.length} of ${effect.hubs.length}`],
    ["Bytes to fetch", held ? "0" : formatBytes(effect.bytesToFetch)],
  ];
  return (
    <div className="grid gap-2">
      <p>
        Restore <b className="font-semibold">r{effect.restores}</b> as r{effect.number}.
        {held &&
          effect.hubs.length > 0 &&
          (effect.planned > 0 ? " Every hub already holds what its stock plan keeps of it." : " Every blob is already on every hub.")}
        {effect.parks !== null && ` r${effect.parks}, being staged, is parked.`}
      </p>
      <dl className="grid grid-cols-[minmax(0,1fr)_auto] gap-y-0.5 text-sm">
        {figures.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="text-right font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
