"use client";
import { Menu } from "@base-ui/react/menu";
import { useMutation } from "@tanstack/react-query";
import { Check, ChevronsUpDown } from "lucide-react";
import { useTRPC } from "@/client/trpc";
import { popupClass, rowClass } from "@/ui/popup-class";

export interface OrganizationChoice {
  id: string;
  name: string;
  isDemo: boolean;
}

/** The active organization; going to another starts it afresh at the control tower. */
export function OrganizationSwitch({ active, all, role }: { active: OrganizationChoice; all: readonly OrganizationChoice[]; role: string }) {
  const trpc = useTRPC();
  const change = useMutation(trpc.identity.switchOrganization.mutationOptions({ onSuccess: () => window.location.assign("/") }));
  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Organization: ${active.name}`}
        className="flex w-full items-center justify-between gap-2 rounded border border-line bg-panel px-[9px] py-1.5 text-left hover:border-line-strong"
      >
        <span className="grid min-w-0">
          <b className="truncate font-medium">{active.name}</b>
          <span className="truncate text-sm text-ink-3">{active.isDemo ? "Demo organization" : role}</span>
        </span>
        <ChevronsUpDown aria-hidden="true" size={14} className="flex-none text-ink-3" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Menu.Popup className={`${popupClass} min-w-(--anchor-width)`}>
            {all.map((organization) => (
              <Menu.Item
                key={organization.id}
                className={rowClass}
                onClick={() => organization.id !== active.id && change.mutate({ organizationId: organization.id })}
              >
                <span className="max-w-56 truncate">{organization.name}</span>
                {organization.isDemo && <span className="text-sm text-ink-3">demo</span>}
                {organization.id === active.id && <Check aria-label="active" size={14} className="ml-auto text-accent" />}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
