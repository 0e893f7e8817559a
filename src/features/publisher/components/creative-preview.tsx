interface CreativePreviewProps {
  live: { url: string; release: number } | null;
  widthPx: number;
  heightPx: number;
}

/** The live creative at its true size, in a frame that may neither run scripts nor leave. */
export function CreativePreview({ live, widthPx, heightPx }: CreativePreviewProps) {
  if (!live) return <p className="text-sm text-ink-3">Nothing is live in this cell yet. Until a release is, the tag shows nothing.</p>;
  const page = `<!doctype html><style>*{margin:0}img{display:block}</style><img src="${escapeAttribute(live.url)}" width="${widthPx}" height="${heightPx}" alt="Live creative">`;
  return (
    <figure className="grid gap-1">
      <figcaption className="text-sm text-ink-3">
        Live now, r{live.release}, at its true size {widthPx}×{heightPx} px
      </figcaption>
      <div className="overflow-x-auto">
        <iframe title="Live creative" sandbox="" srcDoc={page} width={widthPx} height={heightPx} className="block max-w-none border-0 outline outline-line" />
      </div>
    </figure>
  );
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
}
