"use client";
import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import type { Outputs } from "@/client/outputs";
import { refusalOf } from "@/client/refusal";
import { useTRPC } from "@/client/trpc";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Kbd } from "@/ui/kbd";
import { Loaded } from "@/ui/loaded";
import { Problem } from "@/ui/problem";
import { RollbackEffect } from "./rollback-effect";
import { useShiftR } from "./use-shift-r";

export type Effect = Extract<Outputs["release"]["previewRollback"], { possible: true }>;

export interface RollbackProps {
  campaignId: string;
  /** A release chosen in the timeline; undefined for the previous good one. */
  to?: number;
  mayRollBack: boolean;
  onRolledBack: (headDigest: string, number: number) => void;
}

/** The one rollback button, with its effect said before it is pressed. */
export function Rollback(props: RollbackProps) {
  const trpc = useTRPC();
  const { campaignId, to } = props;
  const effect = useQuery(trpc.release.previewRollback.queryOptions({ campaignId, to }));
  return (
    <Loaded of={effect} explain={refusalOf} lines={5}>
      {(said) => (said.possible ? <RollbackForm key={said.restores} effect={said} {...props} /> : <p className="text-ink-2">{said.says}</p>)}
    </Loaded>
  );
}

function RollbackForm({ effect, campaignId, mayRollBack, onRolledBack }: RollbackProps & { effect: Effect }) {
  const trpc = useTRPC();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState("");
  const [asked, setAsked] = useState(false);
  const rollBack = useMutation(
    trpc.release.rollBack.mutationOptions({
      onSuccess: ({ headDigest, number }) => {
        setReason("");
        onRolledBack(headDigest, number);
      },
    }),
  );
  const press = () => {
    if (reason.trim() !== "") return rollBack.mutate({ campaignId, to: effect.restores, reason });
    setAsked(true);
    field.current?.focus();
  };
  useShiftR(press, mayRollBack && !rollBack.isPending);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    press();
  };
  const refusal = rollBack.error && refusalOf(rollBack.error);
  return (
    <form onSubmit={submit} className="grid gap-3">
      <RollbackEffect effect={effect} />
      <Field label="Reason" hint="Kept in the audit log." error={asked && reason.trim() === "" ? "Say why first." : undefined}>
        <Input ref={field} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </Field>
      {refusal && <Problem says={refusal.says} complaints={refusal.complaints} />}
      <div className="grid">
        <Button type="submit" variant="danger" pending={rollBack.isPending} disabled={!mayRollBack} aria-keyshortcuts="Shift+R">
          Roll back to r{effect.restores} <Kbd>⇧R</Kbd>
        </Button>
      </div>
      {!mayRollBack && <p className="text-sm text-ink-3">Your role does not roll back. An ad manager, operator or owner can.</p>}
    </form>
  );
}
