"use client";
import { zodResolver } from "@hookform/resolvers/zod";
import { useDeferredValue, useEffect, useMemo, useRef } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod";
import type { ClientRefusal } from "@/client/refusal";
import type { KnownMarket } from "../model/brief-draft";
import { Brief } from "../schema";
import { BriefBar } from "./brief-bar";
import { BriefCampaign } from "./brief-campaign";
import { BriefDeclarations } from "./brief-declarations";
import { BriefHandsContext } from "./brief-hands";
import { BriefIndex } from "./brief-index";
import { BeaconSample, ParallelTest } from "./brief-measures";
import { BriefRules } from "./brief-rules";
import { ConnectorShares } from "./connector-shares";
import { FlightRows } from "./flight-rows";
import { LeaveDialog } from "./leave-dialog";
import { MarketRows } from "./market-rows";
import { PlacementRows } from "./placement-rows";
import { useFocusBack } from "./use-focus-back";
import { ZoneList } from "./zone-list";

export interface BriefSubmit {
  label: string;
  pending: boolean;
  refusal: ClientRefusal | null;
  saved: boolean;
}

interface BriefFormProps {
  /** What the form starts from; another object fills it anew unless something was typed. */
  start: Brief;
  submit: BriefSubmit;
  /** What Markets knows; null until it was read. */
  known: readonly KnownMarket[] | null;
  readOnly?: boolean;
  /** Resolves to whether it was saved. */
  onSubmit: (brief: Brief) => Promise<boolean>;
  onDirty?: (dirty: boolean) => void;
}

/** A form holds every member from the start; only their values may be wrong. */
const Typed = z
  .custom<Brief>(() => true)
  .transform((typed): unknown => typed)
  .pipe(Brief);

/** The whole brief. What was typed stays through every refusal; nothing can be typed while it is being saved, so that nothing is lost then. */
export function BriefForm({ start, submit, known, readOnly = false, onSubmit, onDirty }: BriefFormProps) {
  const form = useForm<Brief, unknown, Brief>({ resolver: zodResolver(Typed), defaultValues: start, mode: "onSubmit", shouldFocusError: false });
  const { control, register, setValue, getValues, reset } = form;
  const { isDirty } = form.formState;
  const hands = useMemo(() => ({ control, register, setValue, getValues }), [control, register, setValue, getValues]);
  // A long brief is usable from its top while the rest of it is still being drawn.
  const whole = useDeferredValue(true, false);
  const sheet = useRef<HTMLFormElement>(null);
  useEffect(() => onDirty?.(isDirty), [isDirty, onDirty]);
  const typed = useRef(isDirty);
  useEffect(() => {
    typed.current = isDirty;
  }, [isDirty]);
  useEffect(() => {
    if (!typed.current) reset(start);
  }, [start, reset]);
  const holdFocus = useFocusBack(sheet, submit.pending);
  const save = async (brief: Brief) => {
    holdFocus();
    if (await onSubmit(brief)) reset(brief);
  };
  const showFirst = () => requestAnimationFrame(() => showFirstError(sheet.current));
  return (
    <BriefHandsContext value={hands}>
      <form
        ref={sheet}
        noValidate
        onSubmit={(event) => void form.handleSubmit(save, showFirst)(event)}
        className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3.5"
      >
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] items-start gap-x-5 gap-y-3.5 xl:grid-cols-[148px_minmax(0,1fr)]">
          <BriefIndex />
          <fieldset disabled={readOnly || submit.pending} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3.5">
            <BriefCampaign />
            <BriefDeclarations />
            <MarketRows known={known} readOnly={readOnly} />
            {whole && (
              <>
                <PlacementRows readOnly={readOnly} />
                <ConnectorShares />
                <FlightRows readOnly={readOnly} />
                <BeaconSample />
                <ParallelTest />
                <BriefRules known={known} />
              </>
            )}
          </fieldset>
        </div>
        {!readOnly && <BriefBar submit={submit} dirty={isDirty} onShowFirst={showFirst} />}
      </form>
      <ZoneList />
      {!readOnly && <LeaveDialog unsaved={isDirty && !submit.pending} />}
    </BriefHandsContext>
  );
}

const wrongOnes = '[aria-invalid="true"], [data-wrong]';

/** The topmost thing that is wrong comes into view and gets the focus. */
function showFirstError(sheet: HTMLElement | null): void {
  const first = sheet?.querySelector<HTMLElement>(wrongOnes);
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
}
