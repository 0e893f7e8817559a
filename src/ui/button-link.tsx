import Link from "next/link";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class";

export function ButtonLink({ variant, size, ...rest }: Omit<ComponentProps<typeof Link>, "className"> & ButtonLook) {
  return <Link {...rest} className={buttonClass({ variant, size }).replaceAll("enabled:", "")} />;
}
