import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Panel, type PanelProps } from "@/ui/panel";
import type { BriefPart } from "./brief-parts";

interface BriefSectionProps extends Omit<PanelProps, "title"> {
  part: BriefPart;
  /** What this part is for, under its head. */
  says?: ReactNode;
  /** The rest of it, for whoever opens it: a question and its answer, one paragraph each. */
  more?: { title: string; paragraphs: readonly string[] };
}

/** One part of the brief, where the index leads. */
export function BriefSection({ part, says, more, children, ...panel }: BriefSectionProps) {
  return (
    <div id={part.id} className="@container scroll-mt-14 xl:scroll-mt-4">
      <Panel {...panel} title={part.title}>
        {says && (
          <div className={`text-sm text-ink-3 ${panel.flush ? "border-b border-line px-3.5 py-2" : "mb-3"}`}>
            <p className="max-w-[110ch]">{says}</p>
            {more && <More {...more} />}
          </div>
        )}
        {children}
      </Panel>
    </div>
  );
}

function More({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) {
  return (
    <details className="group/more">
      <summary className="inline-flex cursor-pointer list-none items-center gap-1 rounded-sm font-medium text-ink-2 hover:text-ink">
        <ChevronRight size={12} aria-hidden="true" className="transition-transform group-open/more:rotate-90" />
        {title}
      </summary>
      <ul className="grid max-w-[90ch] gap-1 py-1 pl-4">
        {paragraphs.map((paragraph) => (
          <li key={paragraph}>{paragraph}</li>
        ))}
      </ul>
    </details>
  );
}
