"use client";
import { Plus } from "lucide-react";
import { useCallback, useMemo, useRef, useState } from "react";
import { useFieldArray, useFormState } from "react-hook-form";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { type KnownMarket, marketDrafts, topByValue } from "../model/brief-draft";
import type { MarketView } from "../model/campaign";
import { AddressPattern } from "./address-pattern";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { ListError } from "./list-error";
import { MarketGroup } from "./market-group";
import { MarketPicker } from "./market-picker";
import { useLatest } from "./use-latest";
import { useMarketMarks } from "./use-market-marks";
import { useSharedAddress } from "./use-shared-address";

const heads =
  "hidden gap-x-3 border-b border-line bg-sunk px-3.5 py-1 text-sm font-medium text-ink-3 @min-[760px]:grid @min-[760px]:grid-cols-[minmax(150px,1.1fr)_72px_104px_88px_minmax(170px,2fr)_60px]";

interface MarketRowsProps {
  /** What Markets knows; null until it was read. */
  known: readonly KnownMarket[] | null;
  readOnly: boolean;
}

/** The markets of the brief, each with its languages, their shares and where clicks go. */
export function MarketRows({ known, readOnly }: MarketRowsProps) {
  const { control } = useBrief();
  const rows = useFieldArray({ control, name: "markets" });
  const { errors } = useFormState({ control, name: "markets" });
  const [picking, setPicking] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const address = useSharedAddress();
  const marks = useMarketMarks();
  const groups = useMemo(() => groupsOf(rows.fields), [rows.fields]);
  const taken = useMemo(() => new Set(groups.map(({ market }) => market)), [groups]);
  const list = useLatest(rows);
  const add = (codes: readonly string[]) => {
    const drafts = codes.flatMap((code) => marketDrafts(code, known?.find(({ market }) => market === code) ?? null, ""));
    rows.append(
      drafts.map((draft) => ({ ...draft, clickThrough: address.of(draft) })),
      { shouldFocus: false },
    );
  };
  const removeRows = useCallback(
    (places: number[]) => {
      list.current.remove(places);
      addButton.current?.focus();
    },
    [list],
  );
  const insertRow = useCallback((at: number, row: MarketView) => list.current.insert(at, row, { shouldFocus: false }), [list]);
  return (
    <BriefSection
      part={briefParts.markets}
      note={groups.length > 0 ? countOf(groups.length, rows.fields.length) : undefined}
      says="A market's languages share its impressions; their shares come from Markets. Clicks of each language may lead elsewhere; a new address needs no build."
      flush
      actions={!readOnly && <Actions known={known} taken={taken} onAdd={add} onPick={() => setPicking(true)} pickRef={addButton} />}
    >
      <ListError message={errors.markets?.root?.message ?? errors.markets?.message} list="markets" />
      {groups.length === 0 && (
        <Empty title="No market yet">Add the markets that this campaign runs in. Those of your Markets bring their languages, shares and currency.</Empty>
      )}
      {groups.length > 0 && (
        <>
          {!readOnly && <AddressPattern address={address} />}
          <div aria-hidden="true" className={heads}>
            <span>Market</span>
            <span>Currency</span>
            <span>Language</span>
            <span className="text-right">Share</span>
            <span>Click-through</span>
          </div>
          <ul aria-label="Markets">
            {groups.map(({ market, first, ids }) => (
              <MarketGroup
                key={market}
                market={market}
                first={first}
                ids={ids}
                mark={marks.get(market) ?? ""}
                known={known?.find((line) => line.market === market) ?? null}
                readOnly={readOnly}
                insertRow={insertRow}
                removeRows={removeRows}
              />
            ))}
          </ul>
        </>
      )}
      {picking && <MarketPicker known={known} taken={taken} onAdd={add} onClose={() => setPicking(false)} />}
    </BriefSection>
  );
}

interface Group {
  market: string;
  /** Where its first language stands among all rows. */
  first: number;
  /** Of its rows, separated by spaces. */
  ids: string;
}

/** Rows of one market stand next to each other. */
function groupsOf(fields: readonly { id: string; market: string }[]): Group[] {
  const groups: Group[] = [];
  for (const [at, { id, market }] of fields.entries()) {
    const last = groups.at(-1);
    if (last?.market === market) last.ids += ` ${id}`;
    else groups.push({ market, first: at, ids: id });
  }
  return groups;
}

const countOf = (markets: number, languages: number) => (languages > markets ? `${markets}, ${languages} languages` : markets);

interface ActionsProps {
  known: MarketRowsProps["known"];
  taken: ReadonlySet<string>;
  onAdd: (codes: readonly string[]) => void;
  onPick: () => void;
  pickRef: React.RefObject<HTMLButtonElement | null>;
}

function Actions({ known, taken, onAdd, onPick, pickRef }: ActionsProps) {
  const open = (known ?? []).filter(({ market }) => !taken.has(market)).map(({ market }) => market);
  const best = topByValue(known ?? []).map(({ market }) => market);
  const top = best.filter((market) => !taken.has(market));
  const says = top.length === best.length ? `Add top ${best.length} by media value` : `Add ${top.length} more of the top ${best.length}`;
  return (
    <>
      {top.length > 0 && (
        <Button size="sm" variant="quiet" onClick={() => onAdd(top)}>
          {says}
        </Button>
      )}
      {open.length > 0 && (
        <Button size="sm" variant="quiet" onClick={() => onAdd(open)}>
          Add all {open.length} of Markets
        </Button>
      )}
      <Button size="sm" ref={pickRef} onClick={onPick}>
        <Plus size={13} aria-hidden="true" /> Add markets
      </Button>
    </>
  );
}
