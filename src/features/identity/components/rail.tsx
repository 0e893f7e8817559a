"use client";
import { Mark } from "@/ui/mark";
import { AccountMenu } from "./account-menu";
import { type OrganizationChoice, OrganizationSwitch } from "./organization-switch";
import { ProcessLine } from "./process-line";
import { RailLinks } from "./rail-links";
import { ThemeChoice } from "./theme-choice";

export interface RailFacts {
  person: { name: string; email: string };
  role: string;
  organization: OrganizationChoice;
  organizations: readonly OrganizationChoice[];
}

export function RailContent({ person, role, organization, organizations, onShortcuts, onGo }: RailFacts & { onShortcuts: () => void; onGo?: () => void }) {
  return (
    <div className="flex h-full flex-col gap-2.5 px-2.5 py-3.5">
      <div className="flex items-center gap-[9px] px-2 pb-0.5 text-lg font-semibold tracking-[-0.01em]">
        <Mark /> Nearshelf
      </div>
      <OrganizationSwitch active={organization} all={organizations} role={role} />
      <RailLinks onGo={onGo} />
      <div className="mt-auto grid gap-1">
        <ProcessLine />
        <div className="flex items-center gap-1 border-t border-line pt-2">
          <AccountMenu person={person} role={role} onShortcuts={onShortcuts} />
          <ThemeChoice />
        </div>
      </div>
    </div>
  );
}
