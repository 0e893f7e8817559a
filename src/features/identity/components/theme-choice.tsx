"use client";
import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";

const themes = [
  { value: "light", name: "Light", Icon: Sun },
  { value: "dark", name: "Dark", Icon: Moon },
  { value: "system", name: "As the system", Icon: Monitor },
] as const;

const never = () => () => {};

export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  const isClient = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <ToggleGroup aria-label="Theme" value={isClient && theme ? [theme] : []} onValueChange={([next]) => next && setTheme(next)} className="flex flex-none">
      {themes.map(({ value, name, Icon }) => (
        <Toggle
          key={value}
          value={value}
          aria-label={name}
          title={name}
          className="grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink data-pressed:bg-panel data-pressed:text-ink"
        >
          <Icon aria-hidden="true" size={13} />
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
