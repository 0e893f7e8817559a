"use client";
import { Archive, Copy, ExternalLink, Tag as LabelSign } from "lucide-react";
import Link from "next/link";
import { memo } from "react";
import { nameOfMarket } from "@/features/market/model/catalogue";
import { Button } from "@/ui/button";
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
    <tr data-id={id} className={chosen ? "bg-accent-soft/50" : "focus-within:bg-sunk hover:bg-sunk"}>
      <Td tight>
        <Checkbox label={`Choose ${name}`} checked={chosen} onChange={() => onChoose(id)} />
      </Td>
      <Td tight>
        <span className="flex w-max items-center gap-2.5">
          <Thumb url={line.proofUrl} />
          <span className={line.labels.length > 0 ? "grid max-w-46 justify-items-start gap-px" : "flex max-w-46 items-center gap-1"}>
            <Link
              data-row
              href={`/campaigns/${slug}/factory`}
              title={`${name}, ${line.team}`}
              className="block max-w-full truncate rounded-sm font-medium leading-6"
            >
              {name}
            </Link>
            <LabelCell line={line} onEdit={actions.relabel} />
          </span>
        </span>
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
        <span className="flex items-center justify-end gap-1">
          {line.archivedAt && line.may.edit && isRestorable(line.archivedAt) && (
            <Button size="sm" onClick={() => actions.restore([id])}>
              Restore
            </Button>
          )}
          <RowMenu line={line} actions={actions} />
        </span>
      </Td>
    </tr>
  );
});

const tones: Record<CampaignState, Tone> = { live: "ok", built: "accent", none: "idle" };

function Thumb({ url }: { url: string | null }) {
  const box = "block h-6 w-9 flex-none rounded-[3px] border border-line bg-sunk object-cover";
  return url ? <img src={url} alt="" className={box} loading="lazy" /> : <span className={box} />;
}

const shown = 2;
const some = (names: readonly string[]) => (names.length > shown ? `${names.slice(0, shown).join(", ")} + ${names.length - shown}` : names.join(", "));

function When({ line: { archivedAt, createdAt, editedAt }, showCreated }: Pick<RowProps, "line" | "showCreated">) {
  if (archivedAt) return <Left archivedAt={archivedAt} />;
  return (
    <span className="text-ink-2">
      <Clock at={showCreated ? createdAt : editedAt} />
    </span>
  );
}

const isRestorable = (archivedAt: Date) => daysLeft(archivedAt, new Date()) > 0;

function Left({ archivedAt }: { archivedAt: Date }) {
  const days = daysLeft(archivedAt, new Date());
  return (
    <span className="inline-grid justify-items-end text-ink-2">
      <Clock at={archivedAt} />
      <span className="text-sm leading-[18px] text-ink-3">{days > 0 ? `${days} ${days === 1 ? "day" : "days"} left` : "stays archived"}</span>
    </span>
  );
}

function RowMenu({ line, actions }: { line: CampaignLine; actions: RowActions }) {
  return (
    <MoreMenu label={`Actions for ${line.name}`}>
      <ActionLink href={`/campaigns/${line.slug}/factory`}>
        <ExternalLink aria-hidden="true" size={14} /> Open
      </ActionLink>
      <Action onChoose={() => actions.duplicate(line)}>
        <Copy aria-hidden="true" size={14} /> Duplicate…
      </Action>
      {line.may.edit && !line.archivedAt && (
        <>
          <Action onChoose={() => actions.relabel(line)}>
            <LabelSign aria-hidden="true" size={14} /> Labels…
          </Action>
          <ActionLine />
          <Action onChoose={() => actions.archive([line.id])}>
            <Archive aria-hidden="true" size={14} /> Archive…
          </Action>
        </>
      )}
    </MoreMenu>
  );
}
