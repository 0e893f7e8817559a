"use client";
import { useMemo, useState } from "react";
import { markets as catalogue } from "@/features/market/model/catalogue";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { formatMoney } from "@/ui/format";
import { Input } from "@/ui/input";
import type { KnownMarket } from "../model/brief-draft";

interface MarketPickerProps {
  known: readonly KnownMarket[] | null;
  taken: ReadonlySet<string>;
  onAdd: (codes: readonly string[]) => void;
  onClose: () => void;
}

interface Offer {
  code: string;
  name: string;
  says: string;
  value: string;
}

/** Markets to add, those of the organization's Markets first; they come in the order in which they were chosen. */
export function MarketPicker({ known, taken, onAdd, onClose }: MarketPickerProps) {
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const groups = useMemo(() => offersOf(known ?? [], taken), [known, taken]);
  const matches = ({ code, name }: Offer) => `${name} ${code}`.toLowerCase().includes(search.trim().toLowerCase());
  const toggle = (code: string) => setChosen(chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code]);
  const add = () => {
    onAdd(chosen);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add markets"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={add} disabled={chosen.length === 0}>
            {chosen.length === 0 ? "Add markets" : `Add ${chosen.length} ${chosen.length === 1 ? "market" : "markets"}`}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <Input
          type="search"
          aria-label="Search markets"
          placeholder="Search by name or code"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        {groups.map(({ title, empty, offers }) => (
          <section key={title} aria-label={title} className="grid gap-1">
            <h3 className="text-sm font-medium text-ink-3">{title}</h3>
            {offers.length === 0 && <p className="text-sm text-ink-3">{empty}</p>}
            <ul>
              {offers.filter(matches).map((offer) => (
                <li key={offer.code}>
                  <label className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1 hover:bg-sunk">
                    <input type="checkbox" checked={chosen.includes(offer.code)} onChange={() => toggle(offer.code)} className="accent-accent" />
                    <span className="min-w-0 flex-1 truncate">
                      {offer.name} <span className="text-ink-3">{offer.says}</span>
                    </span>
                    <span className="whitespace-nowrap text-sm text-ink-2">{offer.value}</span>
                  </label>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function offersOf(known: readonly KnownMarket[], taken: ReadonlySet<string>) {
  const ours = known.filter(({ market }) => !taken.has(market));
  const byValue = ours.toSorted((a, b) => (b.mediaValue?.micros ?? -1) - (a.mediaValue?.micros ?? -1) || a.name.localeCompare(b.name, "en"));
  const codes = new Set(known.map(({ market }) => market));
  const others = catalogue.filter(({ code }) => !codes.has(code) && !taken.has(code));
  return [
    {
      title: "In your Markets, by media value a day",
      empty: known.length === 0 ? "Nothing yet. Import a list under Markets to get shares and media value." : "All of them are in the brief.",
      offers: byValue.map(({ market, name, locales, mediaValue }) => ({
        code: market,
        name,
        says: [market, ...locales.map(({ locale }) => locale)].join(" · "),
        value: mediaValue ? formatMoney(mediaValue) : "",
      })),
    },
    {
      title: "Other markets",
      empty: "There are no others.",
      offers: others.map(({ code, name, locales }): Offer => ({ code, name, says: [code, locales[0]].join(" · "), value: "" })),
    },
  ];
}
