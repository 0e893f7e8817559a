"use client";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

/** The rail on a phone: slides over the page, holds the focus, closes on Escape or a tap beside it. */
export function RailSheet({ open, onOpenChange, children }: { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-30 bg-veil md:hidden" />
        <Dialog.Popup
          aria-label="Menu"
          className="fixed inset-y-0 left-0 z-30 w-[260px] border-r border-line bg-sunk transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full md:hidden"
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
