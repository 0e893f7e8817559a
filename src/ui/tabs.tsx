"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

interface TabsProps<V extends string> {
  value: V;
  onChange: (value: V) => void;
  tabs: readonly { value: V; label: ReactNode; panel: ReactNode }[];
  label: string;
}

/** Panels of one page; for parts that are pages of their own use `TabLinks`. */
export function Tabs<V extends string>({ value, onChange, tabs, label }: TabsProps<V>) {
  return (
    <Base.Root value={value} onValueChange={(next: V) => onChange(next)}>
      <Base.List aria-label={label} className="flex gap-4 overflow-x-auto border-b border-line px-3.5">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="whitespace-nowrap py-2 text-ink-2 hover:text-ink focus-visible:-outline-offset-2 data-active:font-medium data-active:text-ink data-active:shadow-[inset_0_-2px_0_var(--accent)]"
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="p-3.5">
          {tab.panel}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
