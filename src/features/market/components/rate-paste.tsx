"use client";
import { useState } from "react";
import type { Complaint } from "@/kernel/refusal";
import { Button } from "@/ui/button";
import { Field } from "@/ui/field";
import { Problem } from "@/ui/problem";
import { Textarea } from "@/ui/textarea";
import { rateHeader, readRates, type TypedRate } from "../model/rate-table";

interface RatePasteProps {
  /** "2026-11-25". */
  today: string;
  isPending: boolean;
  onSave: (rates: TypedRate[], onDone: () => void) => void;
}

/** A table of rates from a spreadsheet or a bank; it stays in the box through every refusal. */
export function RatePaste({ today, isPending, onSave }: RatePasteProps) {
  const [text, setText] = useState("");
  const [complaints, setComplaints] = useState<readonly Complaint[]>([]);
  const change = (next: string) => {
    setText(next);
    setComplaints([]);
  };
  const save = () => {
    const read = readRates(text, today);
    setComplaints(read.complaints);
    if (read.complaints.length === 0) onSave(read.rates, () => change(""));
  };
  return (
    <div className="grid gap-3">
      <Field label="Rates" hint={`CSV or a paste from a spreadsheet, with the header ${rateHeader}.`}>
        <Textarea
          mono
          rows={6}
          spellCheck={false}
          value={text}
          placeholder={`${rateHeader}\n${today},EUR,USD,1.0825,central bank`}
          onChange={(event) => change(event.target.value)}
        />
      </Field>
      {complaints.length > 0 && <Problem title="No rate was saved" says="Correct these and save again." complaints={complaints} />}
      <div>
        <Button variant="primary" pending={isPending} disabled={text.trim() === ""} onClick={save}>
          Save rates
        </Button>
      </div>
    </div>
  );
}
