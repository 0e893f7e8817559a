"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  /** 520 px unless told; `wide` is 760 px. */
  wide?: boolean;
}

export function Dialog({ open, onOpenChange, title, children, footer, wide = false }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => onOpenChange(next)}>
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-veil transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          className={`fixed top-[10vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-24px)] -translate-x-1/2 flex-col rounded border border-line-strong bg-panel transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0 ${wide ? "max-w-[760px]" : "max-w-[520px]"}`}
        >
          <header className="flex items-center gap-3 border-b border-line px-4 py-2.5 pr-12">
            <Base.Title className="text-lg font-semibold">{title}</Base.Title>
          </header>
          <div className="min-h-0 overflow-y-auto p-4">{children}</div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>}
          {/* Last in order, so that the focus starts on what the dialog is about. */}
          <Base.Close aria-label="Close" className="absolute top-2.5 right-3 rounded-sm p-1 text-ink-3 hover:bg-sunk hover:text-ink">
            <X size={16} />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
