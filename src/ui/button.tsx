"use client";
import { Button as Base } from "@base-ui/react/button";
import type { ComponentPropsWithRef } from "react";
import { type ButtonLook, buttonClass } from "./button-class";
import { Spinner } from "./spinner";

interface ButtonProps extends Omit<ComponentPropsWithRef<"button">, "className">, ButtonLook {
  /** Shows that the press is being worked on; further presses do nothing and the focus stays. */
  pending?: boolean;
}

export function Button({ variant, size, pending = false, disabled = false, type = "button", children, ...rest }: ButtonProps) {
  return (
    <Base
      {...rest}
      type={type}
      disabled={disabled || pending}
      focusableWhenDisabled={pending}
      aria-busy={pending || undefined}
      className={buttonClass({ variant, size })}
    >
      {pending && <Spinner />}
      {children}
    </Base>
  );
}
