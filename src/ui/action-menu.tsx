"use client";
import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { popupClass, rowClass } from "./popup-class";

interface ActionMenuProps extends ButtonLook {
  label: ReactNode;
  actions: readonly { label: string; onPress: () => void }[];
  disabled?: boolean;
}

/** A button that opens a few ways of doing one thing. */
export function ActionMenu({ label, actions, disabled, ...look }: ActionMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger disabled={disabled} className={buttonClass(look)}>
        {label}
        <ChevronDown aria-hidden="true" size={12} className="text-ink-3" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className="z-50 outline-none">
          <Menu.Popup className={`${popupClass} min-w-(--anchor-width)`}>
            {actions.map((action) => (
              <Menu.Item key={action.label} className={rowClass} onClick={action.onPress}>
                {action.label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
