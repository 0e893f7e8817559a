"use client";
import { Plus } from "lucide-react";
import { useCallback, useRef } from "react";
import { useFieldArray, useFormState, useWatch } from "react-hook-form";
import { adSizes, isRoomy } from "@/features/creative/model/sizes";
import { nameOfConnector } from "@/features/publisher/model/connectors";
import { Button } from "@/ui/button";
import { Empty } from "@/ui/empty";
import { reshared } from "../model/brief-draft";
import { placementKeyOf } from "../model/campaign";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";
import { ListError } from "./list-error";
import { PlacementRow } from "./placement-row";
import { ShareSum } from "./share-sum";
import { connectorsAfter } from "./use-connector-change";
import { useLatest } from "./use-latest";

type Draft = Brief["placements"][number];

const heads =
  "hidden gap-x-3 border-b border-line bg-sunk px-3.5 py-1 text-sm font-medium text-ink-3 @min-[760px]:grid @min-[760px]:grid-cols-[minmax(96px,1fr)_minmax(140px,1.5fr)_86px_minmax(80px,0.8fr)_minmax(110px,1.1fr)_88px_28px]";
const dirty = { shouldDirty: true } as const;

/** The slots of publishers, each with its size, its connector and its share. */
export function PlacementRows({ readOnly }: { readOnly: boolean }) {
  const { control, getValues, setValue } = useBrief();
  const rows = useFieldArray({ control, name: "placements" });
  const { errors } = useFormState({ control, name: "placements" });
  const addButton = useRef<HTMLButtonElement>(null);
  const list = useLatest(rows);
  /** Shares of the parts that stay, as they are before a change; the new ones come back for all of them. */
  const settle = useCallback(
    (after: { connector: string; sharePpm: number | null }[]) => {
      const wholes = <S,>(list: readonly { connector: string; sharePpm: S }[]) => list.map(({ connector, sharePpm }) => ({ whole: connector, sharePpm }));
      const shares = reshared(wholes(getValues("placements")), wholes(after));
      setValue("connectors", connectorsAfter(getValues("connectors"), after), dirty);
      return shares;
    },
    [getValues, setValue],
  );
  const add = (drafts: readonly Omit<Draft, "sharePpm">[]) => {
    const before = getValues("placements");
    const shares = settle([...before, ...drafts.map(({ connector }) => ({ connector, sharePpm: null }))]);
    for (const [at, { sharePpm }] of before.entries()) if (shares[at] !== sharePpm) setValue(`placements.${at}.sharePpm`, shares[at] ?? 0);
    rows.append(
      drafts.map((draft, at) => ({ ...draft, sharePpm: shares[before.length + at] ?? 0 })),
      { shouldFocus: false },
    );
  };
  const removeRow = useCallback(
    (at: number) => {
      const left = getValues("placements").filter((_, other) => other !== at);
      const shares = settle(left);
      for (const [place, share] of shares.entries())
        if (share !== left[place]?.sharePpm) setValue(`placements.${place < at ? place : place + 1}.sharePpm`, share);
      list.current.remove(at);
      addButton.current?.focus();
    },
    [getValues, setValue, settle, list],
  );
  return (
    <BriefSection
      part={briefParts.placements}
      note={rows.fields.length > 0 ? rows.fields.length : undefined}
      says="A key stands in a tag's address and does not change while the tag is out. A connector's placements share its impressions."
      flush
      actions={!readOnly && <Actions onAdd={add} addRef={addButton} />}
    >
      <ListError message={errors.placements?.root?.message ?? errors.placements?.message} list="placements" />
      {rows.fields.length === 0 && (
        <Empty title="No placement yet">A placement is a named slot on a publisher's page. Add one, or start from IAB's fixed sizes.</Empty>
      )}
      {rows.fields.length > 0 && (
        <>
          <div aria-hidden="true" className={heads}>
            <span>Key</span>
            <span>Size</span>
            <span>Format</span>
            <span>Publisher</span>
            <span>Connector</span>
            <span className="text-right">Share</span>
          </div>
          <ul aria-label="Placements">
            {rows.fields.map((row, at) => (
              <PlacementRow key={row.id} at={at} readOnly={readOnly} onRemove={removeRow} />
            ))}
          </ul>
          <PlacementSums />
        </>
      )}
    </BriefSection>
  );
}

/** What the placements of each connector lack until they add up. */
function PlacementSums() {
  const { control } = useBrief();
  const connectors = useWatch({ control, name: "placements", compute: (rows) => rows.map(({ connector }) => connector) });
  return (
    <div className="grid gap-1.5 px-3.5 py-2 empty:hidden">
      {[...new Set(connectors)].map((connector) => (
        <ShareSum
          key={connector}
          names={[...connectors.keys()].filter((at) => connectors[at] === connector).map((at) => `placements.${at}.sharePpm` as const)}
          of={`the placements of ${nameOfConnector(connector)}`}
        />
      ))}
    </div>
  );
}

const first = { publisher: "", connector: "generic", format: "webp" } as const;

function Actions({ onAdd, addRef }: { onAdd: (drafts: readonly Omit<Draft, "sharePpm">[]) => void; addRef: React.RefObject<HTMLButtonElement | null> }) {
  const { getValues } = useBrief();
  const last = () => {
    const { publisher, connector, format } = getValues("placements").at(-1) ?? first;
    return { publisher, connector, format };
  };
  const addFixed = () => {
    const rows = getValues("placements");
    const keys = new Set(rows.map(({ key }) => key));
    const isThere = (widthPx: number, heightPx: number) => rows.some((row) => row.widthPx === widthPx && row.heightPx === heightPx);
    const missing = adSizes.filter((size) => isRoomy(size) && !isThere(size.widthPx, size.heightPx));
    onAdd(
      missing.map(({ name, widthPx, heightPx }) => {
        const key = placementKeyOf(name, widthPx, heightPx);
        return { ...last(), key: keys.has(key) ? `${key}-${widthPx}x${heightPx}` : key, widthPx, heightPx };
      }),
    );
  };
  return (
    <>
      <Button size="sm" variant="quiet" onClick={addFixed} title="All of IAB's New Ad Portfolio but those of feature phones">
        Add the fixed IAB sizes
      </Button>
      <Button size="sm" ref={addRef} onClick={() => onAdd([{ ...last(), key: "", widthPx: 300, heightPx: 250 }])}>
        <Plus size={13} aria-hidden="true" /> Add placement
      </Button>
    </>
  );
}
