"use client";
import { Menu } from "@base-ui/react/menu";
import { Check, ChevronDown } from "lucide-react";
import { popupClass, rowClass } from "./popup-class";
import type { Option } from "./select";

const chipClass =
  "inline-flex h-[26px] max-w-64 items-center gap-1.5 whitespace-nowrap rounded-full border border-line-strong bg-panel px-2.5 text-sm text-ink-2 hover:bg-sunk hover:text-ink data-popup-open:bg-sunk data-popup-open:text-ink";

interface MenuChipProps {
  label: string;
  value: string;
  /** Narrows what is shown: drawn as chosen. */
  active: boolean;
}

function MenuChip({ label, value, active }: MenuChipProps) {
  return (
    <Menu.Trigger className={`${chipClass} ${active ? "border-accent bg-accent-soft" : ""}`}>
      {label}
      <span className={`min-w-0 truncate ${active ? "font-medium text-ink" : ""}`}>{value}</span>
      <ChevronDown aria-hidden="true" size={12} className="flex-none text-ink-3" />
    </Menu.Trigger>
  );
}

const itemClass = `${rowClass} pr-3 [&>svg]:invisible data-checked:[&>svg]:visible`;
const listClass = `${popupClass} max-h-[min(360px,var(--available-height))] min-w-(--anchor-width) max-w-80 overflow-y-auto`;

interface ChoiceMenuProps<V extends string> {
  label: string;
  options: readonly Option<V>[];
}

/** One of a few, said on the chip that opens it: "Rows Market". */
export function ChoiceMenu<V extends string>({ label, options, value, onChange }: ChoiceMenuProps<V> & { value: V; onChange: (value: V) => void }) {
  return (
    <Menu.Root>
      <MenuChip label={label} value={options.find((option) => option.value === value)?.label ?? value} active={false} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Menu.Popup className={listClass}>
            <Menu.RadioGroup value={value} onValueChange={(next: V) => onChange(next)}>
              {options.map((option) => (
                <Menu.RadioItem key={option.value} value={option.value} closeOnClick className={itemClass}>
                  <Check aria-hidden="true" size={13} className="flex-none text-accent" />
                  <span className="truncate">{option.label}</span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

interface FilterMenuProps {
  label: string;
  /** `count` is how many there are of each, `short` what the chip says of a chosen one where the list says more. */
  options: readonly (Option & { count?: number; short?: string })[];
  /** Empty lets everything through. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Any number of some values, said on the chip that opens it: "Market DE, FR"; nothing chosen is all. */
export function FilterMenu({ label, options, chosen, onChange }: FilterMenuProps) {
  const labels = options.filter(({ value }) => chosen.includes(value)).map((option) => option.short ?? option.label);
  const says = labels.length === 0 ? "all" : labels.length <= 2 ? labels.join(", ") : `${labels.length} of ${options.length}`;
  const toggle = (value: string, on: boolean) => onChange(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    <Menu.Root>
      <MenuChip label={label} value={says} active={labels.length > 0} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Menu.Popup className={listClass}>
            {options.map((option) => (
              <Menu.CheckboxItem
                key={option.value}
                checked={chosen.includes(option.value)}
                onCheckedChange={(on) => toggle(option.value, on)}
                className={itemClass}
              >
                <Check aria-hidden="true" size={13} className="flex-none text-accent" />
                <span className="truncate">{option.label}</span>
                {option.count !== undefined && <span className="ml-auto pl-3 text-sm text-ink-3">{option.count}</span>}
              </Menu.CheckboxItem>
            ))}
            {chosen.length > 0 && (
              <>
                <Menu.Separator className="my-1 h-px bg-line" />
                <Menu.Item className={rowClass} onClick={() => onChange([])}>
                  Show all
                </Menu.Item>
              </>
            )}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
