"use client";
import { formatMoney, formatMs, formatShort } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import type { PlanInputs } from "../schema";
import { type ComparedAnswer, lastHubOf, repeatedWords } from "./plan-compare";

interface PlanComparisonProps {
  compared: readonly ComparedAnswer[];
  inputs: PlanInputs;
  /** Numbers of hubs whose answer is still to come. */
  waiting: readonly number[];
  /** The number of hubs that map and markets show. */
  shown: number | null;
  best: number | null;
  onShow: (hubs: number) => void;
}

/** Every number of hubs side by side: where, for how much, how fast, and what each further one adds. */
export function PlanComparison({ compared, inputs, waiting, shown, best, onShow }: PlanComparisonProps) {
  const [first] = compared;
  return (
    <Panel title="Compared" note="at most so many hubs" flush>
      <Table label="Numbers of hubs compared">
        <thead>
          <tr>
            <Th>Hubs</Th>
            <Th>Where</Th>
            <Th numeric title="What the hubs cost a month">
              A month
            </Th>
            <Th numeric title="Weighted by impressions, and how much less than today">
              Mean TTFB
            </Th>
            <Th numeric title="Impressions a day in markets that a hub makes faster">
              Faster a day
            </Th>
            <Th numeric title="What the last hub takes off the mean TTFB">
              Last saves
            </Th>
            <Th numeric title="Worth of the milliseconds that the last hub saves a month − its cost">
              Last nets
            </Th>
          </tr>
        </thead>
        <tbody>
          {first && <TodayRow first={first} currency={inputs.currency} />}
          {compared.map((one) => (
            <AnswerRow
              key={one.answer.hubs}
              one={one}
              inputs={inputs}
              isShown={one.answer.hubs === shown}
              isBest={one.answer.hubs === best && waiting.length === 0}
              onShow={() => onShow(one.answer.hubs)}
            />
          ))}
          {waiting.map((hubs, index) => (
            <tr key={hubs}>
              <Td>
                <span className="text-ink-3">{hubsWords(hubs)}</span>
              </Td>
              <Td colSpan={6}>
                <span className="text-ink-3">{index === 0 ? "being worked out …" : "waiting"}</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {first && (
        <p className="border-t border-line px-3.5 py-2 text-sm text-ink-3">
          {proofWords(compared)} {lastWords}
        </p>
      )}
    </Panel>
  );
}

const lastWords = "Last saves, last nets: what the last hub takes off the mean, and what that is worth in a month less what it costs.";
const hubsWords = (hubs: number) => (hubs === 1 ? "1 hub" : `${hubs} hubs`);

function proofWords(compared: readonly ComparedAnswer[]): string {
  const slowestMs = Math.max(...compared.map(({ answer }) => answer.tookMs));
  const open = compared.filter(({ answer }) => !answer.optimal).length;
  if (open === 0) return `No choice of sites is better: proven for each number of hubs, in ${formatMs(slowestMs)} at most.`;
  return `Time was up for ${open} of ${compared.length} before the proof was there; those may be bettered.`;
}

function TodayRow({ first: { figures }, currency }: { first: ComparedAnswer; currency: string }) {
  return (
    <tr>
      <Td>Today</Td>
      <Td>
        <span className="text-ink-3">no hub</span>
      </Td>
      <Td numeric>{formatMoney({ micros: 0, currency })}</Td>
      <Td numeric>{formatMs(figures.beforeMs)}</Td>
      <Td numeric>–</Td>
      <Td numeric>–</Td>
      <Td numeric>–</Td>
    </tr>
  );
}

interface AnswerRowProps {
  one: ComparedAnswer;
  inputs: PlanInputs;
  isShown: boolean;
  isBest: boolean;
  onShow: () => void;
}

function AnswerRow({ one, inputs, isShown, isBest, onShow }: AnswerRowProps) {
  const { answer, figures, sameAs } = one;
  const money = (micros: number) => formatMoney({ micros, currency: inputs.currency });
  const share = figures.impressions > 0 ? figures.improved / figures.impressions : 0;
  const names = figures.sites.map(({ name }) => name).join(", ");
  const last = lastHubOf(one);
  return (
    <tr className={isShown ? "bg-accent-soft" : "hover:bg-sunk"}>
      <Td>
        <button type="button" aria-pressed={isShown} onClick={onShow} className="rounded-sm font-medium text-accent hover:underline aria-pressed:text-ink">
          {hubsWords(answer.hubs)}
        </button>
      </Td>
      <Td>
        <span className="flex min-w-52 max-w-64 flex-wrap items-center gap-x-2 gap-y-0.5 whitespace-normal">
          <span className={sameAs !== null || names === "" ? "text-ink-2" : ""}>
            {sameAs !== null ? repeatedWords(sameAs, inputs.asked) : names || "No hub pays for itself"}
          </span>
          {isBest && <Tag tone="ok">pays best</Tag>}
          {!answer.optimal && <Tag tone="low">{gapWords(answer.gap)}</Tag>}
        </span>
      </Td>
      <Td numeric>{money(figures.costMicros)}</Td>
      <Td numeric>
        {formatMs(figures.afterMs)} <span className="text-ink-2">−{formatMs(figures.beforeMs - figures.afterMs)}</span>
      </Td>
      <Td numeric>
        {formatShort(figures.improved)} <span className="text-ink-2">{Math.round(share * 100)} %</span>
      </Td>
      <Td numeric>{last ? formatMs(-last.afterMs) : "–"}</Td>
      <Td numeric>{last ? money(last.netMicros) : "–"}</Td>
    </tr>
  );
}

const gapWords = (gap: number | null) => (gap === null ? "not proven" : `within ${Math.max(0.1, Math.round(gap * 1_000) / 10)} % of the best`);
