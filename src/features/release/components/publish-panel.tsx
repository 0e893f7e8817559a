"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { formatBytes } from "@/ui/format";
import { Input } from "@/ui/input";
import { Loaded } from "@/ui/loaded";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { PublishBlocks } from "./publish-blocks";

export type Plan = Outputs["release"]["plan"];

interface PublishPanelProps {
  campaignId: string;
  slug: string;
  mayPublish: boolean;
  isArchived: boolean;
  onPublished: (headDigest: string, number: number) => void;
}

/** What would go out, what blocks it, and the button. */
export function PublishPanel(props: PublishPanelProps) {
  const { campaignId } = props;
  const trpc = useTRPC();
  const plan = useQuery(trpc.release.plan.queryOptions({ campaignId }));
  return (
    <Panel title="New release" note={plan.data && `r${plan.data.number}`}>
      <Loaded of={plan} explain={refusalOf} lines={4}>
        {(ready) => <PublishForm key={ready.number} plan={ready} {...props} />}
      </Loaded>
    </Panel>
  );
}

function PublishForm({ plan, campaignId, slug, mayPublish, isArchived, onPublished }: PublishPanelProps & { plan: Plan }) {
  const trpc = useTRPC();
  const [note, setNote] = useState("");
  const publish = useMutation(trpc.release.publish.mutationOptions({ onSuccess: ({ headDigest, number }) => onPublished(headDigest, number) }));
  const send = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate({ campaignId, note, revision: plan.revision });
  };
  const refusal = publish.error && refusalOf(publish.error);
  return (
    <form onSubmit={send} className="grid gap-3">
      {plan.blocks.length > 0 ? <PublishBlocks plan={plan} slug={slug} /> : <p>{contentsOf(plan)}</p>}
      <Field label="Note" hint="Kept with the release.">
        <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} placeholder="What is new" />
      </Field>
      {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span className="text-sm text-ink-3">Unreviewed: review is off.</span>
        <Button type="submit" variant="primary" pending={publish.isPending} disabled={!mayPublish || plan.blocks.length > 0}>
          Publish r{plan.number}
        </Button>
      </div>
      {!mayPublish && (
        <p className="text-sm text-ink-3">
          {isArchived ? "This campaign is archived. Restore it first, then publish." : "Your role does not publish. An ad manager or owner can."}
        </p>
      )}
    </form>
  );
}

function contentsOf(plan: Plan): string {
  const variants = plan.cells - plan.backups;
  const parts = [`${variants} ${variants === 1 ? "variant" : "variants"}`, `${plan.backups} ${plan.backups === 1 ? "backup" : "backups"}`];
  const all = `${parts.join(" and ")}, ${formatBytes(plan.bytes)}`;
  if (plan.against === null) return `${all}: the first release of this campaign.`;
  const terms = termsOf(plan);
  if (plan.changes.length === 0) return `${all}. ${terms ? `No bytes differ from r${plan.against}; ${terms}` : `Nothing differs from r${plan.against}`}.`;
  return `${all}. ${plan.changes.length} ${plan.changes.length === 1 ? "differs" : "differ"} from r${plan.against}${terms && `; ${terms}`}.`;
}

/** What changes without other bytes: "what changes: 3 click-throughs, the times of 12 cells". */
function termsOf({ terms }: Plan): string {
  if (!terms) return "";
  const counted = (count: number, one: string) => (count > 0 ? [`${count} ${one}${count === 1 ? "" : "s"}`] : []);
  const times = counted(terms.flights, "cell").map((cells) => `the times of ${cells}`);
  const parts = [...counted(terms.clicks, "click-through"), ...times, ...(terms.sample ? ["the beacon sample"] : [])];
  return parts.length > 0 ? `what changes: ${parts.join(", ")}` : "";
}
