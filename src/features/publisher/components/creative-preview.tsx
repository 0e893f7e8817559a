interface CreativePreviewProps {
  live: { url: string; release: number } | null;
  widthPx: number;
  heightPx: number;
}

/** The live creative at its true size, in a frame that may neither run scripts nor leave. */
export function CreativePreview({ live, widthPx, heightPx }: CreativePreviewProps) {
  if (!live) return <p className="text-sm text-ink-3">Nothing is live in this cell yet. Until a release is, the tag shows nothing.</p>;
  const size = `width="${widthPx}" height="${heightPx}"`;
  const page = `<!doctype html><body style="margin:0"><img style="display:block" src="${escapeAttribute(live.url)}" ${size} alt="Live creative">`;
  return (
    <figure className="grid gap-1">
      <figcaption className="text-sm text-ink-3">
        Live now, r{live.release}, at its true size {widthPx}×{heightPx} px
      </figcaption>
      <div className="overflow-x-auto">
        <iframe
          title="Live creative"
          sandbox=""
          srcDoc={page}
          width={widthPx}
          height={heightPx}
          className="box-content block max-w-none rounded-sm border border-line"
        />
      </div>
    </figure>
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
