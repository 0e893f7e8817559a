import type { ReactNode } from "react";
import { formatCount, formatMoney } from "@/ui/format";
import type { Volume } from "../model/matrix-volume";

/** A figure with its quiet name below it. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid">
      <dd className="whitespace-nowrap font-medium">{children}</dd>
      <dt className="order-last whitespace-nowrap text-sm text-ink-3">{name}</dt>
    </div>
  );
}

/** Impressions and media value a day; what is not known is said to be so. */
export function VolumeFacts({ volume, currency }: { volume: Volume; currency: string }) {
  const { impressions, valueMicros, withoutImpressions, withoutValue } = volume;
  const some = (without: number) => (without > 0 ? "at least " : "");
  return (
    <>
      <Fact name="impressions a day">{impressions > 0 || withoutImpressions === 0 ? some(withoutImpressions) + formatCount(impressions) : "not known"}</Fact>
      <Fact name="media value a day">
        {valueMicros > 0 || withoutValue === 0 ? some(withoutValue) + formatMoney({ micros: valueMicros, currency }) : "not known"}
      </Fact>
    </>
  );
}
