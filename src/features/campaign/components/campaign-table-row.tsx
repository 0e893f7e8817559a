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
import { daysWords, shortDays, stateSays } from "./campaign-words";
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
  /** In place of when it was edited. */
  showCreated: boolean;
}

/** One campaign of the list; drawn anew only when something of it changes. */
export const CampaignTableRow = memo(function CampaignTableRow({ line, chosen, onChoose, actions, showCreated }: RowProps) {
  const { id, slug, name, value, budget, flight, markets, placements } = line;
  return (
    <tr data-id={id} className={`focus-within:bg-sunk hover:bg-sunk ${chosen ? "bg-accent-soft/50" : ""}`}>
      <Td tight>
        <Checkbox label={`Choose ${name}`} checked={chosen} onChange={() => onChoose(id)} />
      </Td>
      <Td tight>
        <Link
          data-row
          href={`/campaigns/${slug}/factory`}
          title={`${name}, ${line.team}`}
          className="flex w-max max-w-56 items-center gap-2.5 rounded-sm font-medium"
        >
          <Thumb url={line.proofUrl} />
          <span className="truncate">{name}</span>
        </Link>
      </Td>
      <Td tight>
        <LabelCell line={line} onEdit={actions.relabel} />
      </Td>
      <Td tight>
        <span title={markets.map(nameOfMarket).join(", ")}>{some(markets)}</span>
      </Td>
      <Td tight numeric>
        <span title={placements.join(", ")}>{placements.length}</span>
      </Td>
      <Td tight>
        <Tag tone={tones[line.state]}>{stateSays(line)}</Tag>
      </Td>
      <Td tight>
        {flight ? (
          <span title={`${daysWords(flight)}, each day in its market's zone`}>{shortDays(flight, new Date().getUTCFullYear())}</span>
        ) : (
          <span className="text-ink-3">always</span>
        )}
      </Td>
      <Td tight numeric>
        <MoneyCell sum={value} />
      </Td>
      <Td tight numeric>
        {budget ? <MoneyCell sum={budget.sum} planned={budget.planned} /> : <span className="text-ink-3">–</span>}
      </Td>
      <Td tight numeric>
        <When line={line} showCreated={showCreated} />
      </Td>
      <Td tight>
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

const shown = 3;
const some = (names: readonly string[]) => (names.length > shown ? `${names.slice(0, shown).join(", ")} + ${names.length - shown}` : names.join(", "));

function When({ line: { archivedAt, createdAt, editedAt }, showCreated }: Pick<RowProps, "line" | "showCreated">) {
  if (archivedAt) return <Left archivedAt={archivedAt} />;
  return (
    <span className="text-ink-2">
      <Clock at={showCreated ? createdAt : editedAt} />
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
