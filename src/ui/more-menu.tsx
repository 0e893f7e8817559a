"use client";
import { Menu } from "@base-ui/react/menu";
import { MoreHorizontal } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button-class";
import { popupClass, rowClass } from "./popup-class";

interface MoreMenuProps {
  label: string;
  /** What the button shows; without it only "…", and the label is its name. */
  trigger?: ReactNode;
  disabled?: boolean;
  children: ReactNode;
}

/** A button that opens a list of things to do, with signs, links and lines between. */
export function MoreMenu({ label, trigger, disabled, children }: MoreMenuProps) {
  const look = trigger
    ? `${buttonClass({})} max-w-60 hover:bg-sunk data-popup-open:bg-sunk`
    : "grid size-7 place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink data-popup-open:bg-sunk data-popup-open:text-ink";
  return (
    <Menu.Root>
      <Menu.Trigger disabled={disabled} aria-label={label} title={trigger ? undefined : label} className={look}>
        {trigger ?? <MoreHorizontal aria-hidden="true" size={16} />}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Menu.Popup className={`${popupClass} max-h-[min(420px,var(--available-height))] min-w-44 max-w-80 overflow-y-auto`}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface ActionProps {
  children: ReactNode;
  onChoose: () => void;
  disabled?: boolean;
}

export function Action({ children, onChoose, disabled }: ActionProps) {
  return (
    <Menu.Item className={rowClass} onClick={onChoose} disabled={disabled}>
      {children}
    </Menu.Item>
  );
}

export function ActionLink({ children, href }: { children: ReactNode; href: string }) {
  return (
    <Menu.LinkItem className={rowClass} render={<Link href={href} />} closeOnClick>
      {children}
    </Menu.LinkItem>
  );
}

export function ActionLine() {
  return <Menu.Separator className="my-1 h-px bg-line" />;
}
