"use client";
import { Archive, ArchiveRestore, Copy, ExternalLink, Tag as LabelSign } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Checkbox } from "@/ui/checkbox";
import { Clock } from "@/ui/clock";
import type { Tone } from "@/ui/dot";
import { Action, ActionLine, ActionLink, MoreMenu } from "@/ui/more-menu";
import { Td } from "@/ui/table";
import { Tag } from "@/ui/tag";
import { daysLeft } from "../model/archive";
import type { CampaignLine, CampaignState } from "../model/campaign-line";
import { MoneyCell } from "./campaign-table-money";
import { daysWords, stateSays } from "./campaign-words";
import { LabelCell } from "./label-cell";

export interface RowActions {
  duplicate: (line: CampaignLine) => void;
  archive: (ids: string[]) => void;
  restore: (ids: string[]) => void;
  relabel: (line: CampaignLine) => void;
}

interface RowProps {
  line: CampaignLine;
  chosen: boolean;
  onChoose: (id: string) => void;
  actions: RowActions;
  showTeam: boolean;
}

/** One campaign of the list; drawn anew only when something of it changes. */
export const CampaignTableRow = memo(function CampaignTableRow({ line, chosen, onChoose, actions, showTeam }: RowProps) {
  const { id, slug, name, value, budget, flight, markets, placements } = line;
  return (
    <tr data-id={id} className={`focus-within:bg-sunk hover:bg-sunk ${chosen ? "bg-accent-soft/50" : ""}`}>
      <Td>
        <Checkbox label={`Choose ${name}`} checked={chosen} onChange={() => onChoose(id)} />
      </Td>
      <Td>
        <Link data-row href={`/campaigns/${slug}/factory`} className="flex w-max max-w-64 items-center gap-2.5 rounded-sm font-medium">
          <Thumb url={line.proofUrl} />
          <span className="grid min-w-0">
            <span className="truncate">{name}</span>
            {showTeam && <span className="truncate text-sm font-normal text-ink-3">{line.team}</span>}
          </span>
        </Link>
      </Td>
      <Td>
        <LabelCell line={line} onEdit={actions.relabel} />
      </Td>
      <Td>
        <span title={markets.map(nameOfMarket).join(", ")}>{some(markets, 4)}</span>
      </Td>
      <Td>
        <span title={placements.join(", ")}>{some(placements, 1)}</span>
      </Td>
      <Td>
        <Tag tone={tones[line.state]}>{stateSays(line)}</Tag>
      </Td>
      <Td>{flight ? <span title="First to last day, each in its market's zone">{daysWords(flight)}</span> : <span className="text-ink-3">always</span>}</Td>
      <Td numeric>
        <MoneyCell sum={value} />
      </Td>
      <Td numeric>{budget ? <MoneyCell sum={budget.sum} planned={budget.planned} /> : <span className="text-ink-3">–</span>}</Td>
      <Td numeric>
        <span className="text-ink-2">
          <Clock at={line.editedAt} />
        </span>
      </Td>
      <Td numeric>{line.archivedAt ? <Left archivedAt={line.archivedAt} /> : <Created at={line.createdAt} />}</Td>
      <Td>
        <RowMenu line={line} actions={actions} />
      </Td>
    </tr>
  );
});

const tones: Record<CampaignState, Tone> = { live: "ok", built: "accent", partly: "low", none: "idle" };

function Thumb({ url }: { url: string | null }) {
  const box = "block h-6 w-9 flex-none rounded-[3px] border border-line bg-sunk object-cover";
  return url ? <img src={url} alt="" className={box} loading="lazy" /> : <span className={box} />;
}

const some = (names: readonly string[], shown: number) =>
  names.length > shown ? `${names.slice(0, shown).join(", ")} + ${names.length - shown}` : names.join(", ");

function Created({ at }: { at: Date }) {
  return (
    <span className="text-ink-2">
      <Clock at={at} />
    </span>
  );
}

function Left({ archivedAt }: { archivedAt: Date }) {
  const days = daysLeft(archivedAt, new Date());
  return (
    <span className="inline-grid justify-items-end text-ink-2">
      <Clock at={archivedAt} />
      <span className="text-sm text-ink-3">{days > 0 ? `${days} ${days === 1 ? "day" : "days"} left to restore` : "stays archived"}</span>
    </span>
  );
}

function RowMenu({ line, actions }: { line: CampaignLine; actions: RowActions }) {
  const restorable = line.archivedAt !== null && daysLeft(line.archivedAt, new Date()) > 0;
  return (
    <MoreMenu label={`Actions for ${line.name}`}>
      <ActionLink href={`/campaigns/${line.slug}/factory`}>
        <ExternalLink aria-hidden="true" size={14} /> Open
      </ActionLink>
      <Action onChoose={() => actions.duplicate(line)}>
        <Copy aria-hidden="true" size={14} /> Duplicate…
      </Action>
      {line.may.edit && (
        <>
          {!line.archivedAt && (
            <Action onChoose={() => actions.relabel(line)}>
              <LabelSign aria-hidden="true" size={14} /> Labels…
            </Action>
          )}
          <ActionLine />
          {line.archivedAt ? (
            <Action onChoose={() => actions.restore([line.id])} disabled={!restorable}>
              <ArchiveRestore aria-hidden="true" size={14} /> Restore
            </Action>
          ) : (
            <Action onChoose={() => actions.archive([line.id])}>
              <Archive aria-hidden="true" size={14} /> Archive…
            </Action>
          )}
        </>
      )}
    </MoreMenu>
  );
}
