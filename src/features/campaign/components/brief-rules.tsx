"use client";
import { useDeferredValue, useMemo } from "react";
import { useWatch } from "react-hook-form";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { idOf, isVerified, type RulePack } from "@/features/rule/model/pack";
import { causesOf, packsAhead, packsFor } from "@/features/rule/model/packs-for";
import { Empty } from "@/ui/empty";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import type { KnownMarket } from "../model/brief-draft";
import { verticalWords } from "../model/words";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { PackEffects } from "./pack-effects";
import { today } from "./today";
import { ruleFactsOf } from "./use-market-marks";

const outcomes = [
  "One that a pack bans, or that needs a text, is left out of builds and keeps a release from going: disclosure texts cannot be set yet.",
  "Hours are kept when all of its flights are inside them. A pack without links lets the creative lead nowhere.",
  "A note never blocks, and nothing checks it. What goes is published with every pack that applies, by name and version.",
];

/** The packs that the brief meets as it stands, where and why; what the organization marked as restricted beside them. */
export function BriefRules({ known }: { known: readonly KnownMarket[] | null }) {
  const { control } = useBrief();
  const facts = useWatch({ control, name: "facts", compute: ruleFactsOf });
  const markets = useDeferredValue(useWatch({ control, name: "markets", compute: (rows) => [...new Set(rows.map(({ market }) => market))] }));
  const connectors = useWatch({ control, name: "placements", compute: (rows) => [...new Set(rows.map(({ connector }) => connector))] });
  const met = useMemo(() => metPacks(facts, markets, connectors), [facts, markets, connectors]);
  const restricted = (known ?? []).filter((line) => markets.includes(line.market) && line.restricted.includes(facts.vertical));
  return (
    <BriefSection
      part={briefParts.rules}
      note={met.length > 0 ? met.length : undefined}
      says="What applies by market, vertical and declaration. Packs are data with a source, not legal advice."
      more={{ title: "What becomes of a variant", paragraphs: outcomes }}
      flush
    >
      {restricted.length > 0 && (
        <p className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-3.5 py-2 text-sm">
          <Tag tone="low">marked in Markets</Tag>
          <span className="text-ink-2">
            Your organization marked {verticalWords[facts.vertical].toLowerCase()} as restricted in{" "}
            {restricted.map(({ market }) => nameOfMarket(market)).join(", ")}. This is a note; it blocks nothing.
          </span>
        </p>
      )}
      {met.length === 0 && (
        <Empty title="No pack applies">Choose the vertical and declare what the campaign holds; packs of its markets appear here with their source.</Empty>
      )}
      {met.length > 0 && (
        <Table label="Rule packs">
          <thead>
            <tr>
              <Th>Pack</Th>
              <Th>Where and why</Th>
              <Th>Asks</Th>
              <Th>In force</Th>
              <Th>Source</Th>
            </tr>
          </thead>
          <tbody>
            {met.map(({ pack, where, ahead }) => (
              <PackRow key={idOf(pack)} pack={pack} where={where} why={causesOf(pack, facts, connectors)} ahead={ahead} />
            ))}
          </tbody>
        </Table>
      )}
    </BriefSection>
  );
}

interface MetPack {
  pack: RulePack;
  where: string[];
  /** It takes effect after today. */
  ahead: boolean;
}

function metPacks(facts: Parameters<typeof packsFor>[0], markets: readonly string[], connectors: readonly string[]): MetPack[] {
  const on = today();
  const met = new Map<string, MetPack>();
  const meet = (packs: readonly RulePack[], market: string, ahead: boolean) => {
    for (const pack of packs) {
      const known = met.get(idOf(pack));
      if (known) known.where.push(market);
      else met.set(idOf(pack), { pack, where: [market], ahead });
    }
  };
  for (const market of markets) {
    meet(packsFor(facts, { market, connectors }, on), market, false);
    meet(packsAhead(facts, { market, connectors }, on), market, true);
  }
  return [...met.values()].toSorted((a, b) => Number(a.ahead) - Number(b.ahead));
}

const shown = 12;
const some = (codes: readonly string[]) => (codes.length > shown ? `${codes.slice(0, shown).join(", ")} and ${codes.length - shown} more` : codes.join(", "));

function PackRow({ pack, where, why, ahead }: { pack: RulePack; where: readonly string[]; why: readonly string[]; ahead: boolean }) {
  const { title, source, url, dated, effectiveOn, sunsetOn } = pack;
  return (
    <tr className="align-top">
      <Td>
        <span className="block min-w-36 max-w-56 whitespace-normal">
          <span className="font-medium">{title}</span>
          <span className="block text-sm text-ink-3">
            {pack.key} v{pack.version}
          </span>
        </span>
      </Td>
      <Td>
        <span className="block min-w-32 max-w-56 whitespace-normal" title={where.map(nameOfMarket).join(", ")}>
          {some(where)}
          <span className="block text-sm text-ink-3">{why.join(", ")}</span>
        </span>
      </Td>
      <Td>
        <PackEffects effects={pack.effects} ahead={ahead} />
      </Td>
      <Td>
        <span className="text-sm text-ink-2">
          {effectiveOn ? `${ahead ? "from" : "since"} ${effectiveOn}` : "yes, first day not recorded"}
          {sunsetOn && `, until ${sunsetOn}`}
        </span>
      </Td>
      <Td>
        <span className="block min-w-40 max-w-64 whitespace-normal text-sm text-ink-2">
          {url ? (
            <a href={url} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
              {source}
            </a>
          ) : (
            source
          )}
          <span className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-3">
            written down {dated}
            <Tag tone={isVerified(pack) ? "ok" : "low"}>{isVerified(pack) ? "from the primary source" : "unverified"}</Tag>
          </span>
        </span>
      </Td>
    </tr>
  );
}
