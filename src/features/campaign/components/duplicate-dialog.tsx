"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { CheckField } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import { Select } from "@/ui/select";
import type { CampaignLine } from "../model/campaign-line";
import { copyName } from "../model/duplicate";

interface DuplicateDialogProps {
  line: CampaignLine;
  /** Names in use, for the one proposed. */
  taken: readonly string[];
  onClose: () => void;
}

/** A new campaign from an old one; says what comes along before it is made, and opens it after. */
export function DuplicateDialog({ line, taken, onClose }: DuplicateDialogProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const teams = useQuery(trpc.campaign.teams.queryOptions());
  const [name, setName] = useState(() => copyName(line.name, new Set(taken)));
  const [copy, setCopy] = useState(true);
  const [master, setMaster] = useState(line.proofUrl !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const duplicate = useMutation(trpc.campaign.duplicate.mutationOptions({ onSuccess: ({ slug }) => router.push(`/campaigns/${slug}`) }));
  const refusal = duplicate.error && refusalOf(duplicate.error);
  const own = teams.data?.find(({ id }) => id === line.teamId) ?? teams.data?.[0];
  const teamId = chosen ?? own?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (teamId && name.trim()) duplicate.mutate({ campaignId: line.id, name: name.trim(), teamId, copy, master });
  };
  const none = teams.data?.length === 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Duplicate ${line.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form="duplicate" variant="primary" pending={duplicate.isPending || duplicate.isSuccess} disabled={!teamId || none}>
            Duplicate and open
          </Button>
        </>
      }
    >
      <form id="duplicate" onSubmit={submit} className="grid gap-3.5">
        <Field label="Name" error={name.trim() === "" ? "The name is empty." : undefined}>
          <Input value={name} onChange={(event) => setName(event.target.value)} maxLength={120} autoComplete="off" />
        </Field>
        {teams.data && teams.data.length > 1 && teamId && (
          <Field label="Owned by">
            <Select label="Team" value={teamId} onChange={setChosen} options={teams.data.map(({ id, name: team }) => ({ value: id, label: team }))} />
          </Field>
        )}
        <div className="grid gap-1.5">
          <CheckField checked={copy} onChange={setCopy} label="With copy" hint="Every string in every locale" />
          <CheckField
            checked={master}
            onChange={setMaster}
            disabled={line.proofUrl === null}
            label="With master photo and focal point"
            hint={line.proofUrl === null ? "There is no photo yet" : undefined}
          />
        </div>
        <p className="text-sm text-ink-3">
          The brief comes along: markets, shares, placements, flights, click-throughs, budget and labels. Builds and releases do not, and what was declared of
          this campaign (political, use of AI) is to be declared anew.
        </p>
        {none && <Problem says="Your role does not create campaigns. An ad manager or owner can." />}
        {refusal && <Problem title="Nothing was created" says={refusal.says} complaints={refusal.complaints} />}
      </form>
    </Dialog>
  );
}
