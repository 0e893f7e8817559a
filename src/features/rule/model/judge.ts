import { inHours } from "@/features/release/model/lookup";
import { citationOf, type Effect, idOf, type RuleFacts, type RulePack } from "./pack";
import { packsFor } from "./packs-for";

/** One variant as rules look at it. */
export interface JudgedCell {
  market: string;
  connector: string;
  widthPx: number;
  heightPx: number;
  /** The hours of each of its flights, in the market's own time: "23-6"; "" is all day. Asked for only where a pack has hours. */
  hours(): readonly string[];
}

export interface Judgement {
  /** The packs that apply, "fr-alcohol@1+eu-political@1"; "none" for none. */
  rules: string;
  /** Why it cannot go, naming pack, version and source; null when nothing forbids it. */
  block: string | null;
  /** False when a pack lets it lead nowhere. */
  link: boolean;
}

const free: Judgement = { rules: "none", block: null, link: true };

/**
 * What the packs in force on a day say of a variant. A ban, a size or hours that it does not keep block it, and so does a text,
 * since no disclosure text can be set yet; a mere note never does. It is what the packs say, never legal advice.
 */
export function judge(facts: RuleFacts, cell: JudgedCell, on: string): Judgement {
  const packs = packsFor(facts, { market: cell.market, connectors: [cell.connector] }, on);
  if (packs.length === 0) return free;
  const effects = packs.flatMap((pack) => pack.effects.map((effect) => ({ pack, effect })));
  const blocks = effects.flatMap(({ pack, effect }) => blockOf(pack, effect, cell) ?? []);
  return {
    rules: packs.map(idOf).join("+"),
    block: blocks.length > 0 ? blocks.join(" ") : null,
    link: !effects.some(({ effect }) => effect.kind === "no-link"),
  };
}

function blockOf(pack: RulePack, effect: Effect, { widthPx, heightPx, hours }: JudgedCell): string | null {
  const name = `Pack ${citationOf(pack)}`;
  if (effect.kind === "ban") return `${name} bans ${effect.says}.`;
  if (effect.kind === "text") return `${name} asks for ${textOf(effect)}; no disclosure text can be set yet.`;
  if (effect.kind === "sizes" && effect.banned.some(([width, height]) => width === widthPx && height === heightPx))
    return `${name} allows ${effect.says}, and ${widthPx}×${heightPx} is one.`;
  if (effect.kind === "hours" && !hours().every((span) => keeps(span, effect.hours)))
    return `${name} allows ${effect.says}; give it flights with the hours ${effect.hours} in the market's own time.`;
  return null;
}

function textOf({ says, wording }: Extract<Effect, { kind: "text" }>): string {
  return wording === null ? says : `${says}: “${wording}”`;
}

const day = Array.from({ length: 24 }, (_, hour) => hour);

/** True when every hour of the span is an allowed one. */
function keeps(span: string, allowed: string): boolean {
  return day.every((hour) => !inHours(span, hour) || inHours(allowed, hour));
}
