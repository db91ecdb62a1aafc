import { type PointerEvent, useCallback, useEffect, useId, useRef, useState } from "react";

/** Long enough to move from the word to its card. */
const LEAVE_MS = 150;
const GAP = 6;
const EDGE = 8;

/** Puts the card below its anchor, or above where there is more room, and never outside the window. */
function place(card: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = card;
  const below = at.bottom + GAP;
  const top =
    below + height > window.innerHeight - EDGE && at.top > height + GAP + EDGE ? at.top - GAP - height : below;
  card.style.top = `${Math.max(EDGE, top)}px`;
  card.style.left = `${Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE))}px`;
}

/**
 * A card that explains a word: it opens on hover, on keyboard focus and at a touch, stays while the pointer is on it, and
 * closes on Esc (WCAG 1.4.13).
 */
export function useHoverCard() {
  const [open, setOpen] = useState(false);
  const id = useId();
  const anchor = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stay = useCallback(() => clearTimeout(leaving.current), []);
  const leave = useCallback(() => {
    stay();
    leaving.current = setTimeout(() => setOpen(false), LEAVE_MS);
  }, [stay]);

  useEffect(() => {
    if (!open || !card.current || !anchor.current) return;
    card.current.showPopover();
    place(card.current, anchor.current);
    const close = () => setOpen(false);
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
    };
    const onPress = (event: Event) => {
      const target = event.target instanceof Node ? event.target : null;
      if (!card.current?.contains(target) && !anchor.current?.contains(target)) close();
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    window.addEventListener("scroll", close, { passive: true });
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
      window.removeEventListener("scroll", close);
    };
  }, [open]);

  const isMouse = (event: PointerEvent) => event.pointerType === "mouse";
  return {
    open,
    anchorProps: {
      ref: anchor,
      "aria-describedby": open ? id : undefined,
      onPointerEnter: (event: PointerEvent) => {
        stay();
        if (isMouse(event)) setOpen(true);
      },
      onPointerLeave: (event: PointerEvent) => {
        if (isMouse(event)) leave();
      },
      onFocus: () => {
        if (anchor.current?.matches(":focus-visible")) setOpen(true);
      },
      onBlur: () => setOpen(false),
      // A mouse has opened it already; a finger and the keyboard open and close.
      onPointerUp: (event: PointerEvent) => {
        if (!isMouse(event)) setOpen((before) => !before);
      },
    },
    cardProps: {
      ref: card,
      id,
      role: "tooltip",
      popover: "manual",
      onPointerEnter: stay,
      onPointerLeave: leave,
    } as const,
  };
}
