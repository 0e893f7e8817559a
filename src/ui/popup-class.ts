/** Lists that open over the page: select options and menus. */
export const popupClass = "rounded border border-line-strong bg-panel p-1 text-ink outline-none";
export const rowClass =
  "flex cursor-default select-none items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-sunk data-disabled:text-ink-3";
