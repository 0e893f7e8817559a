/** The box that inputs, text areas and select triggers share. */
export const controlClass =
  "w-full min-w-0 rounded border border-line-control bg-panel px-2.5 py-1 text-base text-ink placeholder:text-ink-3 focus-visible:border-accent focus-visible:outline-offset-0 disabled:bg-sunk disabled:text-ink-3 aria-invalid:border-out";
