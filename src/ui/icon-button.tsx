"use client";
import type { ComponentPropsWithRef } from "react";

/** A quiet 28 px button that only shows a sign; its name is for assistive technology and on hover. */
export function IconButton({ name, children, ...rest }: Omit<ComponentPropsWithRef<"button">, "className" | "type"> & { name: string }) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      {...rest}
      className="grid size-7 flex-none place-items-center rounded-sm text-ink-3 hover:bg-sunk hover:text-ink disabled:invisible aria-disabled:opacity-40"
    >
      {children}
    </button>
  );
}
