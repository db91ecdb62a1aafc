"use client";

import { type ToggleEvent, useCallback, useId, useRef } from "react";
import { type Align, placeElement } from "./placement";

/**
 * A native popover that stands at its trigger. The browser does the rest: top layer, Esc, closing on a click elsewhere,
 * `aria-expanded`. Spread `triggerProps` on a button and `popupProps` on the popup.
 */
export function useAnchored(align: Align, onOpen?: (popup: HTMLElement) => void) {
  const id = useId();
  const trigger = useRef<HTMLButtonElement>(null);
  const popup = useRef<HTMLDivElement>(null);

  const close = useCallback(() => popup.current?.hidePopover(), []);

  function onToggle(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState !== "open" || !trigger.current) return;
    placeElement(event.currentTarget, trigger.current, align);
    event.currentTarget.dataset.placed = "";
    onOpen?.(event.currentTarget);
  }

  // Hidden until it is in its place, or it would show in the corner for one frame.
  function onBeforeToggle(event: ToggleEvent<HTMLDivElement>) {
    if (event.newState === "open") delete event.currentTarget.dataset.placed;
  }

  return {
    close,
    triggerProps: { ref: trigger, popoverTarget: id },
    popupProps: { ref: popup, id, popover: "auto" as const, onToggle, onBeforeToggle },
  };
}

/** The look of everything that floats. */
export const FLOATING =
  "fixed max-h-[calc(100dvh-1rem)] max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg border border-line-strong bg-raised text-ink shadow-overlay not-data-placed:opacity-0";
