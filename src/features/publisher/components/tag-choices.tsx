"use client";
import { nameOfMarket } from "@/features/market/model/catalogue";
import type { Consent } from "@/features/publisher/model/tag";
import type { TagChoice } from "@/features/publisher/schema";
import { CheckField } from "@/ui/checkbox";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { Select } from "@/ui/select";
import type { TagCampaign } from "./tag-panel";

interface TagChoicesProps {
  campaign: TagCampaign;
  choice: TagChoice;
  mayOutside: boolean;
  onChange: (choice: TagChoice) => void;
}

const consents: { value: Consent["kind"]; label: string }[] = [
  { value: "vouched", label: "The publisher vouches for consent" },
  { value: "tcf", label: "From the page's TCF string" },
  { value: "none", label: "No signal" },
];

const hints: Record<Consent["kind"], string> = {
  vouched: "Beacons are recorded wherever the viewer sends no opt-out.",
  tcf: "The publisher's ad server fills the GDPR macros; an unreadable string counts as no.",
  none: "In the EEA, the UK and Switzerland nothing is recorded.",
};

const firstVendor = 1;

/** Placement, market, consent and, for owners, where the fallback may stand. */
export function TagChoices({ campaign, choice, mayOutside, onChange }: TagChoicesProps) {
  const placements = campaign.placements.map(({ key, widthPx, heightPx }) => ({ value: key, label: `${key} · ${widthPx}×${heightPx}` }));
  const markets = campaign.markets.map(({ market, locale }) => ({ value: `${market}/${locale}`, label: `${nameOfMarket(market)} · ${locale}` }));
  const setMarket = (value: string) => {
    const [market = "", locale = ""] = value.split("/");
    onChange({ ...choice, market, locale });
  };
  const consent = choice.consent;
  const setKind = (kind: Consent["kind"]) => onChange({ ...choice, consent: kind === "tcf" ? { kind, vendorId: firstVendor } : { kind } });
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <Field label="Placement">
        <Select label="Placement" value={choice.placement} onChange={(placement) => onChange({ ...choice, placement })} options={placements} />
      </Field>
      <Field label="Market">
        <Select label="Market" value={`${choice.market}/${choice.locale}`} onChange={setMarket} options={markets} />
      </Field>
      <div className={consent.kind === "tcf" ? "" : "sm:col-span-2"}>
        <Field label="Consent" hint={hints[consent.kind]}>
          <Select label="Consent" value={consent.kind} onChange={setKind} options={consents} />
        </Field>
      </div>
      {consent.kind === "tcf" && (
        <Field label="Vendor id" hint="Your organization's number in the IAB's Global Vendor List.">
          <Input
            inputMode="numeric"
            value={String(consent.vendorId)}
            onChange={(event) => onChange({ ...choice, consent: { kind: "tcf", vendorId: vendorOf(event.target.value) } })}
          />
        </Field>
      )}
      {mayOutside && (
        <div className="text-sm text-ink-2 sm:col-span-2">
          <CheckField
            checked={choice.fallbackOutside}
            onChange={(fallbackOutside) => onChange({ ...choice, fallbackOutside })}
            label="The fallback may stand outside the market's residency region"
          />
        </div>
      )}
    </div>
  );
}

/** Digits only, between 1 and 99,999: what is typed is always a vendor id. */
function vendorOf(typed: string): number {
  return Math.max(1, Number(typed.replace(/\D/g, "").slice(0, 5)) || 1);
}
