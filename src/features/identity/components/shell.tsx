"use client";
import { Menu as Bars } from "lucide-react";
import { type ReactNode, useState } from "react";
import { LiveProvider } from "@/client/live";
import { Mark } from "@/ui/mark";
import { AwayBanner } from "./away-banner";
import type { OrganizationChoice } from "./organization-switch";
import { RailContent, type RailFacts } from "./rail";
import { RailSheet } from "./rail-sheet";
import { ShortcutSheet } from "./shortcut-sheet";

export interface ShellProps {
  person: RailFacts["person"];
  role: string;
  organization: OrganizationChoice;
  organizations: readonly OrganizationChoice[];
  children: ReactNode;
}

/** What stands around every screen: the rail, the demo mark, the word on processes that are away. */
export function Shell({ children, ...facts }: ShellProps) {
  const [keys, setKeys] = useState(false);
  const [menu, setMenu] = useState(false);
  const onShortcuts = () => setKeys(true);
  return (
    <LiveProvider>
      <a href="#content" className="sr-only z-50 rounded border border-line-strong bg-panel px-3 py-1 focus:not-sr-only focus:fixed focus:top-2 focus:left-2">
        Skip to content
      </a>
      <div className="grid min-h-dvh grid-rows-[auto_1fr] md:grid-cols-[212px_minmax(0,1fr)] md:grid-rows-1">
        <header className="flex items-center gap-2.5 border-b border-line bg-sunk px-3.5 py-2 text-lg font-semibold md:hidden">
          <Mark /> Nearshelf
          <button
            type="button"
            aria-label="Menu"
            aria-expanded={menu}
            onClick={() => setMenu(true)}
            className="ml-auto grid size-8 place-items-center rounded-sm text-ink-2 hover:text-ink"
          >
            <Bars aria-hidden="true" size={18} />
          </button>
        </header>
        <aside className="sticky top-0 hidden h-dvh border-r border-line bg-sunk md:block">
          <RailContent {...facts} onShortcuts={onShortcuts} />
        </aside>
        <div className="flex min-w-0 flex-col">
          {facts.organization.isDemo && (
            <p className="border-b border-line bg-accent-soft px-3.5 py-1 text-sm font-medium text-accent md:px-[22px]">Demo data · simulated traffic</p>
          )}
          <AwayBanner />
          <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
            {children}
          </main>
        </div>
      </div>
      <RailSheet open={menu} onOpenChange={setMenu}>
        <RailContent {...facts} onShortcuts={onShortcuts} onGo={() => setMenu(false)} />
      </RailSheet>
      <ShortcutSheet open={keys} onOpenChange={setKeys} />
    </LiveProvider>
  );
}
