"use client";
import { type FieldErrors, useFormState } from "react-hook-form";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { Problem } from "@/ui/problem";
import type { BriefSubmit } from "./brief-form";
import { useBrief } from "./brief-hands";

interface BriefBarProps {
  submit: BriefSubmit;
  dirty: boolean;
  onShowFirst: () => void;
}

/** Saves, and says whether there is something to save or to put right first; it stays in view. */
export function BriefBar({ submit, dirty, onShowFirst }: BriefBarProps) {
  const { control } = useBrief();
  const { errors } = useFormState({ control });
  const wrong = countOf(errors);
  return (
    <div className="sticky bottom-0 z-20 -mx-3.5 -mb-7 flex flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line bg-page px-3.5 py-2.5 md:-mx-[22px] md:px-[22px]">
      {submit.refusal && (
        <div className="max-h-[40vh] w-full overflow-y-auto">
          <Problem title="This was not saved" says={submit.refusal.says} complaints={submit.refusal.complaints} />
        </div>
      )}
      <Button type="submit" variant="primary" pending={submit.pending}>
        {submit.label}
      </Button>
      {wrong > 0 && (
        <span role="status" className="flex items-center gap-2 text-out">
          <Dot tone="out" />
          {wrong} {wrong === 1 ? "thing has" : "things have"} to be put right
          <Button size="sm" onClick={onShowFirst}>
            Show the first
          </Button>
        </span>
      )}
      {wrong === 0 && (
        <span aria-live="polite" className="text-ink-3">
          {submit.saved && !dirty ? "Saved" : dirty ? "Not saved yet" : ""}
        </span>
      )}
    </div>
  );
}

/** Messages anywhere in the tree of errors. */
function countOf(errors: FieldErrors | undefined): number {
  if (typeof errors !== "object" || errors === null) return 0;
  if ("message" in errors && typeof errors.message === "string") return 1;
  return Object.entries(errors).reduce((sum, [key, value]) => sum + (key === "ref" ? 0 : countOf(value as FieldErrors)), 0);
}
