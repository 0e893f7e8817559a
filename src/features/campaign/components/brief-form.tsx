"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect, useRef } from "react";
import { FormProvider, useForm } from "react-hook-form";
import type * as z from "zod";
import type { ClientRefusal } from "@/client/refusal";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Panel } from "@/ui/panel";
import { Problem } from "@/ui/problem";
import { Brief } from "../schema";
import { MarketRows } from "./market-rows";
import { PlacementRows } from "./placement-rows";

export type BriefDraft = z.input<typeof Brief>;

interface BriefFormProps {
  /** What the form starts from; another object fills it anew unless something was typed. */
  start: BriefDraft;
  submit: { label: string; pending: boolean; refusal: ClientRefusal | null; saved: boolean };
  readOnly?: boolean;
  /** Resolves to whether it was saved. */
  onSubmit: (brief: Brief) => Promise<boolean>;
  onDirty?: (dirty: boolean) => void;
}

/** Name, markets and placements. What was typed stays through every refusal. */
export function BriefForm({ start, submit, readOnly = false, onSubmit, onDirty }: BriefFormProps) {
  const form = useForm<BriefDraft, unknown, Brief>({ resolver: zodResolver(Brief), defaultValues: start, mode: "onSubmit" });
  const { isDirty, errors } = form.formState;
  const { reset } = form;
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);
  const typed = useRef(isDirty);
  useEffect(() => {
    typed.current = isDirty;
  }, [isDirty]);
  useEffect(() => {
    if (!typed.current) reset(start);
  }, [start, reset]);
  const save = async (brief: Brief) => {
    if (await onSubmit(brief)) reset(brief);
  };
  const lists = [errors.markets?.root?.message ?? errors.markets?.message, errors.placements?.root?.message ?? errors.placements?.message];
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void form.handleSubmit(save)(event)} className="grid gap-3.5">
        <fieldset disabled={readOnly} className="grid min-w-0 gap-3.5">
          <Panel title="Campaign">
            <div className="max-w-md">
              <Field label="Name" error={errors.name && `The name ${errors.name.message}.`}>
                <Input {...form.register("name")} autoComplete="off" placeholder="Autumn roast" />
              </Field>
            </div>
          </Panel>
          <MarketRows />
          <PlacementRows />
        </fieldset>
        {submit.refusal && <Problem title="This was not saved" says={submit.refusal.says} complaints={submit.refusal.complaints} />}
        {lists.map((message, at) => message && <Problem key={message} says={`The list of ${at === 0 ? "markets" : "placements"} ${message}.`} />)}
        {!readOnly && (
          <div className="flex items-center gap-3">
            <Button type="submit" variant="primary" pending={submit.pending}>
              {submit.label}
            </Button>
            <span aria-live="polite" className="text-ink-3">
              {submit.saved && !isDirty ? "Saved" : isDirty ? "Not saved yet" : ""}
            </span>
          </div>
        )}
      </form>
    </FormProvider>
  );
}
