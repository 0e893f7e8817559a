"use client";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import type { PlacementView, Point, ShownCampaign } from "@/features/campaign/model/campaign";
import { backupCell } from "@/features/variant/model/inputs";
import { Dot } from "@/ui/dot";
import { Empty } from "@/ui/empty";
import { formatBytes, formatMs } from "@/ui/format";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Segmented } from "@/ui/segmented";
import { useInView } from "@/ui/use-in-view";
import type { Previewed } from "../model/door";
import { budgetOf } from "../model/sizes";
import { useDebounced } from "./use-debounced";
import type { Selection } from "./use-factory";
import { type PreviewDraft, usePreview } from "./use-preview";

const zooms = [
  { value: "100", label: "100 %" },
  { value: "160", label: "160 %" },
  { value: "fit", label: "Fit" },
] as const;
type Zoom = (typeof zooms)[number]["value"];

/** Wider sizes do not fit the panel at 160 %. */
const enlargedPx = 340;

interface PreviewPanelProps {
  campaign: ShownCampaign;
  selection: Selection;
  draft: { focal: Point | null; text: PreviewDraft };
}

/** The variant on show as the build would draw it now, and one small one for each market. */
export function PreviewPanel({ campaign, selection, draft }: PreviewPanelProps) {
  const { placement, market, locale } = selection;
  const [chosen, setZoom] = useState<Zoom | null>(null);
  const shown = usePreview(campaign, placement, { market, locale, ...draft });
  if (!placement) return null;
  const zoom = chosen ?? (placement.widthPx <= enlargedPx ? "160" : "fit");
  const ready = shown.data && `rendered by the build, ${formatMs(shown.data.renderMs)}`;
  return (
    <Panel
      title="Preview"
      note={shown.isFetching && !shown.data ? "rendering" : ready}
      flush
      actions={<Segmented label="Zoom" value={zoom} onChange={setZoom} options={zooms} />}
    >
      <div className="grid max-h-[520px] min-h-64 [place-items:safe_center] overflow-auto bg-sunk p-6">
        {shown.data ? (
          <Creative
            preview={shown.data}
            placement={placement}
            zoom={zoom}
            yields={chosen === null || zoom === "fit"}
            says={`Preview of ${locale ?? "the backup"}`}
          />
        ) : (
          <Nothing campaign={campaign} waiting={shown.isLoading} />
        )}
      </div>
      <div className="grid gap-3 border-t border-line p-3.5">
        {shown.error && <Problem says={refusalOf(shown.error).says} complaints={refusalOf(shown.error).complaints} />}
        {shown.data && <Checks preview={shown.data} budgetBytes={budgetOf(placement.widthPx, placement.heightPx, placement.connector)} />}
        {campaign.master && <Strip campaign={campaign} placement={placement} selection={selection} draft={draft} />}
      </div>
    </Panel>
  );
}

const sourceOf = ({ mime, base64 }: Previewed) => `data:${mime};base64,${base64}`;

/** A zoom that nobody chose gives way where the screen is narrower. */
function Creative({ preview, placement, zoom, yields, says }: { preview: Previewed; placement: PlacementView; zoom: Zoom; yields: boolean; says: string }) {
  const width = placement.widthPx * (zoom === "fit" ? 1 : Number(zoom) / 100);
  const style = { width, aspectRatio: `${placement.widthPx} / ${placement.heightPx}` };
  return <img src={sourceOf(preview)} alt={says} style={style} className={`rounded-sm border border-line ${yields ? "max-w-full" : "max-w-none"}`} />;
}

function Nothing({ campaign, waiting }: { campaign: ShownCampaign; waiting: boolean }) {
  if (waiting) return <span className="text-ink-3">Rendering</span>;
  return campaign.master ? null : <Empty title="Nothing to show yet">Add a photo; the preview draws itself from it and the copy.</Empty>;
}

/** Weight, pre-flight as a whole, and what it complains about. */
function Checks({ preview, budgetBytes }: { preview: Previewed; budgetBytes: number }) {
  const { checks } = preview.preflight;
  const failed = checks.filter(({ passed }) => !passed);
  return (
    <div className="grid gap-1 text-sm">
      <p className="flex items-center gap-2 text-ink-2">
        <Dot tone={failed.length === 0 ? "ok" : "out"} />
        {formatBytes(preview.bytes)} of {formatBytes(budgetBytes)} · pre-flight {checks.length - failed.length}/{checks.length}
      </p>
      {failed.map(({ name, says }) => (
        <p key={name} className="text-out">
          <span className="font-medium">{name}</span> {says}
        </p>
      ))}
    </div>
  );
}

function Strip({ campaign, placement, selection, draft }: PreviewPanelProps & { placement: PlacementView }) {
  const markets = [...campaign.markets.map(({ market, locale }) => ({ market, locale })), { market: backupCell.market, locale: null }];
  return (
    <ul className="flex gap-2.5 overflow-x-auto p-0.5 pb-1" aria-label="Previews by market and language">
      {markets.map(({ market, locale }) => (
        <li key={`${market} ${locale}`}>
          <Thumb campaign={campaign} placement={placement} market={market} locale={locale} draft={draft} selection={selection} />
        </li>
      ))}
    </ul>
  );
}

const thumbPx = { width: 104, height: 80 } as const;
/** Scrolling past draws nothing. */
const passingMs = 150;

function Thumb({
  campaign,
  placement,
  market,
  locale,
  draft,
  selection,
}: PreviewPanelProps & { placement: PlacementView; market: string; locale: string | null }) {
  const chosen = selection.market === market && selection.locale === locale;
  const [place, isIn] = useInView<HTMLButtonElement>();
  const small = usePreview(campaign, placement, { market, locale, ...draft, inView: useDebounced(isIn, passingMs) });
  const passed = small.data?.preflight.checks.every((check) => check.passed);
  const mark = small.error ? "no answer" : passed === undefined ? "…" : passed ? "✓" : "✕";
  return (
    <button
      ref={place}
      type="button"
      aria-pressed={chosen}
      onClick={() => selection.choose(locale === null ? { market } : { market, locale })}
      className="group grid gap-1 rounded-sm text-left"
    >
      <span
        style={thumbPx}
        className="grid place-items-center overflow-hidden rounded-sm border border-line bg-sunk group-aria-pressed:outline-2 group-aria-pressed:outline-accent"
      >
        {small.data && <img src={sourceOf(small.data)} alt="" className="max-h-full max-w-full object-contain" />}
      </span>
      <span className="text-sm text-ink-2">
        {locale ?? "Backup"} <span className={passed === undefined ? "text-ink-3" : passed ? "text-ok" : "text-out"}>{mark}</span>
      </span>
    </button>
  );
}
