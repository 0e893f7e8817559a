"use client";
import { useController, useWatch } from "react-hook-form";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { PercentInput } from "@/ui/percent-input";
import { useBrief } from "./brief-hands";
import { briefParts } from "./brief-parts";
import { BriefSection } from "./brief-section";

const counted = [
  "Each impression is drawn once: all of its events count, or none. Conversions always count.",
  "Figures show what was counted and are not scaled up; what the draw left out stands under Beacons as left out by sampling.",
  "A changed sample needs a release, but no build.",
];

/** How many impressions are counted. */
export function BeaconSample() {
  const { control } = useBrief();
  const { field, fieldState } = useController({ control, name: "facts.beaconSample" });
  return (
    <BriefSection
      part={briefParts.beacons}
      says="The share of impressions whose beacons hubs count. Less than 100 % costs less telemetry and makes small markets slower to judge."
      more={{ title: "What is counted", paragraphs: counted }}
    >
      <div className="max-w-44">
        <Field label="Counted impressions" error={fieldState.error && `The share ${fieldState.error.message}.`}>
          <PercentInput value={field.value} whole={1} onChange={field.onChange} onBlur={field.onBlur} />
        </Field>
      </div>
    </BriefSection>
  );
}

const startShare = 0.5;

/** What the comparison of the hub path with the traditional path is to be. */
export function ParallelTest() {
  const { control, setValue } = useBrief();
  const isPlanned = useWatch({ control, name: "facts.test", compute: (test) => test !== null });
  const plan = (on: boolean) => setValue("facts.test", on ? { hubShare: startShare, cdnBase: "" } : null, { shouldDirty: true });
  return (
    <BriefSection
      part={briefParts.test}
      says="What the comparison of the hub path with the traditional CDN path is to be. It is kept with the brief: no release sends viewers to a CDN until a test is started and the CDN was checked."
    >
      <div className="grid gap-3">
        <label className="flex items-center gap-2">
          <input type="checkbox" checked={isPlanned} onChange={(event) => plan(event.target.checked)} className="accent-accent" />
          Plan a parallel test
        </label>
        {isPlanned && <TestFields />}
      </div>
    </BriefSection>
  );
}

function TestFields() {
  const { control } = useBrief();
  const share = useController({ control, name: "facts.test.hubShare" });
  const base = useController({ control, name: "facts.test.cdnBase" });
  return (
    <div className="grid items-start gap-x-3.5 gap-y-3 sm:grid-cols-[176px_minmax(0,480px)]">
      <Field label="Served by hubs" hint="The rest comes from the CDN" error={share.fieldState.error && `The share ${share.fieldState.error.message}.`}>
        <PercentInput value={share.field.value} whole={1} onChange={share.field.onChange} onBlur={share.field.onBlur} />
      </Field>
      <Field
        label="CDN address"
        hint="Where the same files stand, named by their digest; ends with a slash"
        error={base.fieldState.error && `The CDN address ${base.fieldState.error.message}.`}
      >
        <Input type="url" inputMode="url" placeholder="https://cdn.example/b/" spellCheck={false} {...base.field} />
      </Field>
    </div>
  );
}
