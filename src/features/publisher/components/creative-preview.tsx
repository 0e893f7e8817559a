interface CreativePreviewProps {
  live: { url: string; release: number } | null;
  widthPx: number;
  heightPx: number;
}

/** The live creative at its true size; wider ones scroll. */
export function CreativePreview({ live, widthPx, heightPx }: CreativePreviewProps) {
  if (!live) return <p className="text-sm text-ink-3">Nothing is live in this cell yet. Until a release is, the tag shows nothing.</p>;
  return (
    <figure className="grid gap-1">
      <figcaption className="text-sm text-ink-3">
        Live now, r{live.release}, at its true size {widthPx}×{heightPx} px
      </figcaption>
      <div className="overflow-x-auto">
        <a href={live.url} target="_blank" rel="noreferrer" className="block w-fit rounded-sm focus-visible:-outline-offset-2">
          <img src={live.url} alt="Live creative" width={widthPx} height={heightPx} className="box-content block max-w-none rounded-sm border border-line" />
        </a>
      </div>
    </figure>
  );
}
