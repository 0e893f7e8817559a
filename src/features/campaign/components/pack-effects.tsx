import type { Effect } from "@/features/rule/model/pack";
import { Tag } from "@/ui/tag";

const words: Record<Effect["kind"], { tone: "out" | "low" | "idle"; says: string }> = {
  ban: { tone: "out", says: "bans" },
  text: { tone: "out", says: "text" },
  hours: { tone: "low", says: "hours" },
  "no-link": { tone: "low", says: "no link" },
  sizes: { tone: "low", says: "sizes" },
  note: { tone: "idle", says: "note" },
};

/** What a pack asks, one line each, with what becomes of a variant by it. */
export function PackEffects({ effects, ahead }: { effects: readonly Effect[]; ahead: boolean }) {
  return (
    <ul className="grid min-w-64 max-w-96 gap-1 whitespace-normal text-sm">
      {effects.map((effect) => (
        <li key={effect.says}>
          <span className="mr-1.5 inline-block align-top">
            <Tag tone={ahead ? "idle" : words[effect.kind].tone}>{words[effect.kind].says}</Tag>
          </span>
          <span className="text-ink-2">
            {effect.says}
            {effect.kind === "text" && effect.wording && <q className="ml-1 text-ink-3">{effect.wording}</q>}
          </span>
        </li>
      ))}
    </ul>
  );
}
