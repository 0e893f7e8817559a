import { ExternalLink } from "lucide-react";
import type { Outputs } from "@/client/outputs";
import { ButtonLink } from "@/ui/button-link";
import { CopyText } from "@/ui/copy-text";
import { Empty } from "@/ui/empty";
import { Textarea } from "@/ui/textarea";
import { CreativePreview } from "./creative-preview";

type TagView = Outputs["publisher"]["tag"];

/** The tag's HTML to copy, its hosts in words, the test page and the live creative at its true size. */
export function TagResult({ tag }: { tag: TagView }) {
  if (tag.html === null || tag.testUrl === null)
    return (
      <Empty title="No hub to serve from" action={<ButtonLink href="/hubs">Join a hub</ButtonLink>}>
        A tag names the hosts that serve it. Join a hub first.
      </Empty>
    );
  return (
    <div className="grid gap-3">
      <Textarea mono readOnly aria-label="Tag" rows={7} value={tag.html} spellCheck={false} />
      <div className="flex flex-wrap items-center gap-2">
        <CopyText text={tag.html} label="Copy tag" />
        <ButtonLink href={tag.testUrl} target="_blank" rel="noopener" size="sm" prefetch={false}>
          Open test page <ExternalLink aria-hidden="true" size={13} />
        </ButtonLink>
        <span className="text-sm text-ink-3">What it counts is labelled as test traffic.</span>
      </div>
      <p className="text-sm text-ink-2">
        Served by <b className="font-medium">{tag.first?.name}</b>
        {tag.fallback && (
          <>
            , then <b className="font-medium">{tag.fallback.name}</b> if it does not answer
          </>
        )}
        .{tag.notes.length > 0 && ` ${tag.notes.join(" ")}`}
      </p>
      <CreativePreview live={tag.live} widthPx={tag.widthPx} heightPx={tag.heightPx} />
    </div>
  );
}
