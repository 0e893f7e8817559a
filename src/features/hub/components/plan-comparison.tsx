"use client";
import { formatCount, formatMoney, formatMs } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Table, Td, Th } from "@/ui/table";
import { Tag } from "@/ui/tag";
import type { ComparedAnswer } from "./plan-compare";

interface PlanComparisonProps {
  compared: readonly ComparedAnswer[];
  currency: string;
  /** Numbers of hubs whose answer is still to come. */
  waiting: readonly number[];
  /** The number of hubs that map and markets show. */
  shown: number | null;
  best: number | null;
  onShow: (hubs: number) => void;
}

/** Every number of hubs side by side: where, for how much, how fast, and what each further one adds. */
export function PlanComparison({ compared, currency, waiting, shown, best, onShow }: PlanComparisonProps) {
  const [first] = compared;
  return (
    <Panel title="Compared" note="at most so many hubs, a month" flush>
      <Table label="Numbers of hubs compared">
        <thead>
          <tr>
            <Th>Hubs</Th>
            <Th>Where</Th>
            <Th numeric>Cost a month</Th>
            <Th numeric>Mean TTFB</Th>
            <Th numeric>Impressions a day faster</Th>
            <Th numeric>The last hub saves</Th>
            <Th numeric>And nets a month</Th>
            <Th>Proof</Th>
          </tr>
        </thead>
        <tbody>
          {first && <TodayRow first={first} currency={currency} />}
          {compared.map((one) => (
            <AnswerRow
              key={one.answer.hubs}
              one={one}
              currency={currency}
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
              <Td colSpan={7}>
                <span className="text-ink-3">{index === 0 ? "being worked out …" : "waiting"}</span>
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

const hubsWords = (hubs: number) => (hubs === 1 ? "1 hub" : `${hubs} hubs`);

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
      <Td />
    </tr>
  );
}

interface AnswerRowProps {
  one: ComparedAnswer;
  currency: string;
  isShown: boolean;
  isBest: boolean;
  onShow: () => void;
}

function AnswerRow({ one: { answer, figures, gain, sameAs }, currency, isShown, isBest, onShow }: AnswerRowProps) {
  const money = (micros: number) => formatMoney({ micros, currency });
  const share = figures.impressions > 0 ? figures.improved / figures.impressions : 0;
  const names = figures.sites.map(({ name }) => name).join(", ");
  const isRepeated = sameAs !== null;
  return (
    <tr className={isShown ? "bg-accent-soft" : "hover:bg-sunk"}>
      <Td>
        <button type="button" aria-pressed={isShown} onClick={onShow} className="rounded-sm font-medium text-accent hover:underline aria-pressed:text-ink">
          {hubsWords(answer.hubs)}
        </button>
      </Td>
      <Td title={names}>
        <span className="flex max-w-72 items-center gap-2">
          <span className={`truncate ${isRepeated || names === "" ? "text-ink-3" : ""}`}>
            {isRepeated ? `As with ${sameAs}: no further hub pays` : names || "No hub pays for itself"}
          </span>
          {isBest && <Tag tone="ok">pays best</Tag>}
        </span>
      </Td>
      <Td numeric>{money(figures.costMicros)}</Td>
      <Td numeric>
        {formatMs(figures.afterMs)} <span className="text-ink-3">−{formatMs(figures.beforeMs - figures.afterMs)}</span>
      </Td>
      <Td numeric>
        {formatCount(figures.improved)} <span className="text-ink-3">{Math.round(share * 100)} %</span>
      </Td>
      <Td numeric>{isRepeated ? "–" : formatMs(-gain.afterMs)}</Td>
      <Td numeric>{isRepeated ? "–" : money(gain.netMicros)}</Td>
      <Td>
        <Proof answer={answer} />
      </Td>
    </tr>
  );
}

function Proof({ answer: { optimal, gap, tookMs } }: Pick<ComparedAnswer, "answer">) {
  if (optimal) return <span className="text-ink-2">best, proven in {formatMs(tookMs)}</span>;
  const within = gap === null ? "how far from the best is not known" : `within ${Math.max(0.1, Math.round(gap * 1_000) / 10)} % of the best`;
  return (
    <span className="text-low" title="The time for this number was up before the proof was there.">
      {within}
    </span>
  );
}
