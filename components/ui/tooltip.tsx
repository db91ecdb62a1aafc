"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";
import { placeElement } from "./placement";

const DELAY_MS = 400;

type TooltipProps = {
  /** A few words. Nothing one needs to read to go on: on a phone nobody sees it. */
  content: string;
  /** One element that can have the focus. */
  children: ReactNode;
};

/**
 * Words about what is under the pointer or has the focus. Esc sends it away, and the pointer may move onto it (WCAG
 * 1.4.13).
 */
export function Tooltip({ content, children }: TooltipProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const popup = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    // The child may come from the server as a finished element, so the description is tied on here.
    anchor.current?.firstElementChild?.setAttribute("aria-describedby", id);
    return () => clearTimeout(timer.current);
  }, [id]);

  function show(delay: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const box = popup.current;
      const target = anchor.current?.firstElementChild;
      if (!box || !target || box.matches(":popover-open")) return;
      box.showPopover();
      placeElement(box, target, "center");
    }, delay);
  }

  function hide(delay = 0) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => popup.current?.hidePopover(), delay);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the element inside is the control; this only watches it
    <span
      ref={anchor}
      className="inline-flex"
      onPointerEnter={() => show(DELAY_MS)}
      onPointerLeave={() => hide(100)}
      onFocus={() => show(0)}
      onBlur={() => hide()}
      onKeyDown={(event) => {
        if (event.key === "Escape") hide();
      }}
    >
      {children}
      <span
        ref={popup}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed max-w-64 rounded-md bg-ink px-2 py-1 text-sm text-canvas shadow-overlay"
      >
        {content}
      </span>
    </span>
  );
}
