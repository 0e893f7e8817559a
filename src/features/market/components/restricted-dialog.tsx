"use client";
import { useState } from "react";
import { verticalWords } from "@/features/campaign/model/words";
import { Button } from "@/ui/button";
import { CheckField } from "@/ui/checkbox";
import { Dialog } from "@/ui/dialog";
import { restrictable } from "../model/import-cells";
import type { MarketLine } from "../model/market-line";
import type { Step } from "../model/market-step";

interface RestrictedDialogProps {
  line: MarketLine;
  onSave: (step: Step) => void;
  onClose: () => void;
}

/** Which verticals the organization holds for restricted in a market. */
export function RestrictedDialog({ line, onSave, onClose }: RestrictedDialogProps) {
  const [chosen, setChosen] = useState<readonly string[]>(line.restricted);
  const toggle = (vertical: string) => setChosen(chosen.includes(vertical) ? chosen.filter((one) => one !== vertical) : [...chosen, vertical]);
  const save = () => {
    onSave({ kind: "edit", market: line.market, facts: { restricted: [...chosen] }, what: "Restricted verticals" });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Restricted in ${line.name}`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={save}>
            Save restrictions
          </Button>
        </>
      }
    >
      <fieldset className="grid gap-2">
        <legend className="mb-2 text-ink-2">A note for planning; what an ad must say or may not do comes from rule packs.</legend>
        {restrictable.map((vertical) => (
          <CheckField key={vertical} checked={chosen.includes(vertical)} onChange={() => toggle(vertical)} label={verticalWords[vertical]} />
        ))}
      </fieldset>
    </Dialog>
  );
}
