import Link from "next/link";
import type { Money } from "@/kernel/money";
import { formatMoney } from "@/ui/format";
import type { MoneySum } from "../model/money-sum";

interface MoneyCellProps {
  sum: MoneySum;
  /** The amount before it was converted, for the hint. */
  planned?: Money;
  strong?: boolean;
}

/** A sum in the reporting currency; below it what has no rate, in its own money with the way to enter one, and the markets without figures. */
export function MoneyCell({ sum, planned, strong = false }: MoneyCellProps) {
  const { known, unrated, without } = sum;
  const converted = planned && planned.currency !== known.currency && unrated.length === 0 ? `${formatMoney(planned)} as planned` : undefined;
  const showKnown = known.micros > 0 || unrated.length + without.length === 0;
  return (
    <span className="inline-grid justify-items-end">
      {showKnown && (
        <span title={converted} className={strong ? "font-semibold" : ""}>
          {formatMoney(known)}
        </span>
      )}
      {unrated.length > 0 && <Unrated unrated={unrated} reporting={known.currency} plus={showKnown} />}
      {without.length > 0 && <Without markets={without} alone={!showKnown && unrated.length === 0} />}
    </span>
  );
}

const shownCurrencies = 2;

function Unrated({ unrated, reporting, plus }: { unrated: readonly Money[]; reporting: string; plus: boolean }) {
  const rest = unrated.length - shownCurrencies;
  const sums = unrated.slice(0, shownCurrencies).map(formatMoney).join(", ");
  return (
    <>
      <span title={unrated.map(formatMoney).join(", ")} className={`max-w-32 whitespace-normal ${plus ? "text-sm leading-[18px]" : ""}`}>
        {plus && "+ "}
        {sums}
        {rest > 0 && ` and ${rest} more`}
      </span>
      <Link href="/markets?rates=1" className="text-sm leading-[18px] text-low underline decoration-dotted underline-offset-2 hover:decoration-solid">
        no rate{" "}
        {unrated
          .slice(0, 3)
          .map(({ currency }) => currency)
          .join(", ")}
        {unrated.length > 3 && " …"} → {reporting}
      </Link>
    </>
  );
}

const shown = 3;

function Without({ markets, alone }: { markets: readonly string[]; alone: boolean }) {
  const names = markets.length > shown ? `${markets.slice(0, shown).join(", ")} + ${markets.length - shown}` : markets.join(", ");
  return (
    <span title={`No CPM or daily impressions for ${markets.join(", ")}; they are not counted.`} className="text-sm leading-[18px] text-ink-3">
      {alone && "– "}
      {names} without figures
    </span>
  );
}
