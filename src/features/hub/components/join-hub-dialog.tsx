"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { HubName } from "@/features/hub/schema";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Problem } from "@/ui/problem";
import { JoinSteps } from "./join-steps";

interface JoinHubDialogProps {
  /** Hubs that have joined already. */
  names: readonly string[];
  onClose: () => void;
}

/** Asks what the hub is called and where it is reached, then shows its one-time token and the two commands. */
export function JoinHubDialog({ names, onClose }: JoinHubDialogProps) {
  const trpc = useTRPC();
  const [before] = useState(names);
  const [typed, setTyped] = useState({ name: "", publicUrl: "", residency: "" });
  const gateway = useQuery(trpc.hub.joinAddress.queryOptions());
  const token = useMutation(trpc.hub.createJoinToken.mutationOptions({ gcTime: 0 }));
  const wrong = wrongIn(typed, before);
  const failure = token.error ?? gateway.error;
  const refusal = failure && refusalOf(failure);
  const create = (
    <Button variant="primary" pending={token.isPending} disabled={!wrong.none || !gateway.data} onClick={() => token.mutate()}>
      Create token
    </Button>
  );
  return (
    <Dialog open onOpenChange={onClose} title="Join a hub" wide footer={token.data ? <Button onClick={onClose}>Done</Button> : create}>
      <div className="grid gap-4">
        {token.data && gateway.data ? (
          <JoinSteps joining={{ ...typed, gateway: gateway.data }} token={token.data} joined={names.includes(typed.name)} />
        ) : (
          <JoinFields typed={typed} wrong={wrong} onChange={setTyped} />
        )}
        {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
      </div>
    </Dialog>
  );
}

interface Typed {
  name: string;
  publicUrl: string;
  residency: string;
}

function wrongIn({ name, publicUrl }: Typed, taken: readonly string[]) {
  const bad = HubName.safeParse(name).success ? undefined : "Use a to z, 0 to 9 and dashes, at most 40.";
  const doubled = taken.includes(name) ? "A hub of this name has joined already." : undefined;
  const url = /^https?:\/\//.test(publicUrl) && URL.canParse(publicUrl) ? undefined : "Start with https:// or http://.";
  return { name: name === "" ? undefined : (bad ?? doubled), publicUrl: publicUrl === "" ? undefined : url, none: !bad && !doubled && !url };
}

function JoinFields({ typed, wrong, onChange }: { typed: Typed; wrong: { name?: string; publicUrl?: string }; onChange: (typed: Typed) => void }) {
  return (
    <>
      <Field label="Name" hint="Short and unique, such as eu-west." error={wrong.name}>
        <Input value={typed.name} autoComplete="off" onChange={(event) => onChange({ ...typed, name: event.target.value })} />
      </Field>
      <Field label="Public address" hint="Where browsers reach it; it goes into tags." error={wrong.publicUrl}>
        <Input value={typed.publicUrl} autoComplete="off" inputMode="url" onChange={(event) => onChange({ ...typed, publicUrl: event.target.value.trim() })} />
      </Field>
      <Field label="Residency" hint="EU comes first in the tags of EEA markets; empty promises nothing.">
        <Input value={typed.residency} maxLength={20} autoComplete="off" onChange={(event) => onChange({ ...typed, residency: event.target.value.trim() })} />
      </Field>
    </>
  );
}
