"use client";
import type { ComponentPropsWithRef } from "react";
import { controlClass } from "./control-class";
import { useFieldWiring } from "./field";

export function Input(props: Omit<ComponentPropsWithRef<"input">, "className">) {
  return <input {...useFieldWiring()} {...props} className={`${controlClass} h-[30px]`} />;
}
