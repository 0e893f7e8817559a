"use client";
import { Menu } from "@base-ui/react/menu";
import { CircleUser, Keyboard, LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { popupClass, rowClass } from "@/ui/popup-class";

interface AccountMenuProps {
  person: { name: string; email: string };
  role: string;
  onShortcuts: () => void;
}

export function AccountMenu({ person, role, onShortcuts }: AccountMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Account: ${person.name}`}
        className="flex min-w-0 flex-1 items-center gap-2 rounded-sm px-2 py-1 text-left text-ink-2 hover:bg-panel hover:text-ink"
      >
        <CircleUser aria-hidden="true" size={15} className="flex-none" />
        <span className="truncate">{person.name}</span>
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Menu.Popup className={`${popupClass} w-60`}>
            <div className="grid px-2 py-1">
              <b className="truncate font-medium">{person.name}</b>
              <span className="truncate text-sm text-ink-3">{person.email}</span>
              <span className="text-sm text-ink-3">{role}</span>
            </div>
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.Item className={rowClass} onClick={onShortcuts}>
              <Keyboard aria-hidden="true" size={14} /> Keyboard shortcuts
            </Menu.Item>
            <Menu.Item className={rowClass} onClick={() => void signOut({ callbackUrl: "/sign-in" })}>
              <LogOut aria-hidden="true" size={14} /> Sign out
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
