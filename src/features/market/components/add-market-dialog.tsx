"use client";
import { useState } from "react";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Field } from "@/ui/field";
import { Input } from "@/ui/input";
import { type Market, markets } from "../model/catalogue";

interface AddMarketDialogProps {
  /** Codes of markets that are there already. */
  known: readonly string[];
  onAdd: (market: string) => void;
  onClose: () => void;
}

/** Every country that is not there yet; the first that fits is added by Enter. */
export function AddMarketDialog({ known, onAdd, onClose }: AddMarketDialogProps) {
  const [typed, setTyped] = useState("");
  const wanted = typed.trim().toLowerCase();
  const rank = ({ code, name }: Market) => (code.toLowerCase() === wanted ? 0 : name.toLowerCase().startsWith(wanted) ? 1 : 2);
  const fits = markets
    .filter(({ code, name }) => !known.includes(code) && (name.toLowerCase().includes(wanted) || code.toLowerCase() === wanted))
    .toSorted((a, b) => rank(a) - rank(b));
  const [first] = fits;
  const add = (code: string) => {
    onAdd(code);
    setTyped("");
  };
  return (
    <Dialog open onOpenChange={onClose} title="Add a market" footer={<Button onClick={onClose}>Done</Button>}>
      <div className="grid gap-3">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (first && wanted !== "") add(first.code);
          }}
        >
          <Field label="Country" hint="Comes with the catalogue's currency and first locale; Enter adds the first that fits.">
            <Input value={typed} autoComplete="off" placeholder="Austria or AT" onChange={(event) => setTyped(event.target.value)} />
          </Field>
        </form>
        <ul aria-label="Countries" className="grid max-h-72 overflow-y-auto rounded border border-line">
          {fits.map(({ code, name, currency, locales }) => (
            <li key={code} className="border-b border-line last:border-b-0">
              <button
                type="button"
                onClick={() => add(code)}
                className="flex w-full items-baseline gap-2 px-3 py-1.5 text-left hover:bg-sunk focus-visible:-outline-offset-2"
              >
                <b className="font-medium">{name}</b> <span className="text-ink-3">{code}</span>
                <span className="ml-auto text-sm text-ink-3">
                  {locales[0]}, {currency}
                </span>
              </button>
            </li>
          ))}
          {fits.length === 0 && <li className="px-3 py-2 text-ink-2">No other country fits “{typed.trim()}”.</li>}
        </ul>
      </div>
    </Dialog>
  );
}
