"use client";
import { type FieldPath, useWatch } from "react-hook-form";
import { differenceOf, fitShares, wholePpm } from "@/kernel/share";
import { Button } from "@/ui/button";
import { Dot } from "@/ui/dot";
import { formatPercent } from "@/ui/percent";
import type { Brief } from "../schema";
import { useBrief } from "./brief-hands";

interface ShareSumProps {
  /** Where the shares of one whole stand. */
  names: readonly FieldPath<Brief>[];
  /** What they are the shares of: "the languages of Canada". */
  of: string;
}

/** What shares lack or have too much, with one press that keeps their proportions and makes them a whole; nothing when they add up. */
export function ShareSum({ names, of }: ShareSumProps) {
  const { control, setValue } = useBrief();
  const values = useWatch({ control, name: [...names] });
  const shares = values.map((value) => (typeof value === "number" && Number.isFinite(value) ? value : 0));
  const difference = differenceOf(shares);
  if (difference === 0) return null;
  const fit = () => {
    const fitted = fitShares(shares);
    // Whether shares add up can be told only once all of them are written.
    for (const shouldValidate of [false, true]) {
      for (const [at, name] of names.entries()) setValue(name, fitted[at] ?? 0, { shouldDirty: true, shouldValidate });
    }
  };
  return (
    <p role="status" className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-low">
      <Dot tone="low" />
      <span>
        The shares of {of} add up to {formatPercent(wholePpm - difference, wholePpm)} %: {formatPercent(Math.abs(difference), wholePpm)} %{" "}
        {difference > 0 ? "missing" : "too many"}.
      </span>
      <Button size="sm" onClick={fit}>
        Make it 100 %
      </Button>
    </p>
  );
}
