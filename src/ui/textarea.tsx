"use client";
import type { ComponentPropsWithRef } from "react";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

export function Textarea({ mono = false, ...props }: Omit<ComponentPropsWithRef<"textarea">, "className"> & { mono?: boolean }) {
  return <textarea rows={4} {...useFieldWiring()} {...props} className={`${controlClass} resize-y ${mono ? "font-mono text-sm" : ""}`} />;
}
