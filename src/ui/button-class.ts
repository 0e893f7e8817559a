export interface ButtonLook {
  variant?: "plain" | "primary" | "danger" | "quiet";
  size?: "md" | "sm";
}

const variants = {
  plain: "border-line-strong bg-panel text-ink enabled:hover:bg-sunk",
  primary: "border-accent bg-accent text-on-accent enabled:hover:border-accent-strong enabled:hover:bg-accent-strong",
  danger: "border-out bg-panel text-out enabled:hover:bg-out-soft",
  quiet: "border-transparent text-ink-2 enabled:hover:bg-sunk enabled:hover:text-ink",
} as const;

const sizes = { md: "gap-2 px-3 py-1 text-base", sm: "gap-1.5 px-2 py-px text-sm leading-5" } as const;

/** How buttons, and links that look like buttons, are drawn. */
export function buttonClass({ variant = "plain", size = "md" }: ButtonLook): string {
  const look = variants[variant];
  return `inline-flex items-center justify-center whitespace-nowrap rounded border font-medium transition-colors disabled:opacity-50 data-disabled:opacity-60 ${look} ${sizes[size]}`;
}
