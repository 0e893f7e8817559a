"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";
import { Dialog } from "@/ui/dialog";
import { Kbd } from "@/ui/kbd";
import { places } from "./places";

const chordMs = 1_200;

interface SheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function ShortcutSheet({ open, onOpenChange }: SheetProps) {
  useShortcuts(() => onOpenChange(true));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {places.map(({ key, name }) => (
          <Row key={key} keys={["g", key]} says={`Go to ${name}`} />
        ))}
        <Row keys={["⌘Z", "Ctrl Z"]} says="Take back the last change, in the Factory and in Markets" />
        <Row keys={["⇧⌘Z", "Ctrl Y"]} says="Do it again, in Markets" />
        <Row keys={["Space"]} says="Select a cell, in the Matrix; with ⇧ and the arrows more on the way" />
        <Row keys={["⌘A", "Ctrl A"]} says="Select everything that is shown, in the Matrix" />
        <Row keys={["J", "K"]} says="Next and previous campaign, in Campaigns" />
        <Row keys={["X"]} says="Choose the campaign, in Campaigns" />
        <Row keys={["/"]} says="Search, in Campaigns" />
        <Row keys={["⇧R"]} says="Roll back, in Releases" />
        <Row keys={["?"]} says="Show this sheet" />
        <Row keys={["Esc"]} says="Close what is open" />
      </dl>
    </Dialog>
  );
}

function Row({ keys, says }: { keys: readonly string[]; says: string }) {
  return (
    <>
      <dt className="flex gap-1">
        {keys.map((key) => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dt>
      <dd>{says}</dd>
    </>
  );
}

/** Single keys count only outside of fields, and never with a modifier held. */
function useShortcuts(onHelp: () => void): void {
  const router = useRouter();
  const chordAtMs = useRef(0);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event)) return;
      const place = event.timeStamp - chordAtMs.current < chordMs ? places.find(({ key }) => key === event.key) : undefined;
      chordAtMs.current = event.key === "g" ? event.timeStamp : 0;
      if (place) router.push(place.href);
      if (event.key === "?") onHelp();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  return event.ctrlKey || event.metaKey || event.altKey || target?.closest("input, textarea, select, [contenteditable], [role=dialog]") != null;
}
