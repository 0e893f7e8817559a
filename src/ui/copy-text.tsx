"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

const saidForMs = 2_000;

/** A button that puts the text on the clipboard; `label` says what is copied. */
export function CopyText({ text, label }: { text: string; label: string }) {
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setOutcome(null), saidForMs);
    return () => clearTimeout(timer);
  });
  const copy = () => void write(text).then((done) => setOutcome(done ? "copied" : "refused"));
  return (
    <Button size="sm" onClick={copy}>
      {outcome === "copied" ? <Check size={13} /> : <Copy size={13} />}
      <span aria-live="polite">{outcome === "copied" ? "Copied" : outcome === "refused" ? "Select and copy by hand" : label}</span>
    </Button>
  );
}

/** Browsers give no clipboard to plain HTTP on another machine; a selection copied by command still works there. */
async function write(text: string): Promise<boolean> {
  if (navigator.clipboard) {
    const done = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    if (done) return true;
  }
  const box = document.createElement("textarea");
  box.value = text;
  document.body.append(box);
  box.select();
  const done = document.execCommand("copy");
  box.remove();
  return done;
}
