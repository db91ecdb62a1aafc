"use client";

import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-style";
import type { Align } from "./placement";
import { FLOATING, useAnchored } from "./use-anchored";

type PopoverProps = {
  /** What the button shows. */
  trigger: ReactNode;
  /** The button's name, when what it shows is only an icon. */
  label?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  align?: Align;
  className?: string;
  children: ReactNode;
};

/** A button that opens a small panel of anything. For a list of acts use `Menu`. */
export function Popover({ trigger, label, variant, size, align = "start", className, children }: PopoverProps) {
  const { triggerProps, popupProps } = useAnchored(align);
  return (
    <>
      <button {...triggerProps} type="button" aria-label={label} className={buttonClass({ variant, size })}>
        {trigger}
      </button>
      <div {...popupProps} className={cn(FLOATING, "w-72 p-3", className)}>
        {children}
      </div>
    </>
  );
}
