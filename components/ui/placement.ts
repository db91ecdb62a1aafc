export type Box = { top: number; left: number; width: number; height: number };
export type Size = { width: number; height: number };
export type Align = "start" | "center" | "end";

const GAP = 4;
const EDGE = 8;

/**
 * Where a floating box goes, in viewport pixels: under its anchor, or above where there is no room below but there is
 * above; never beyond the edges of the viewport.
 */
export function placeFloating(anchor: Box, popup: Size, viewport: Size, align: Align): { top: number; left: number } {
  const below = anchor.top + anchor.height + GAP;
  const above = anchor.top - GAP - popup.height;
  const fitsBelow = below + popup.height <= viewport.height - EDGE;
  const top = fitsBelow || above < EDGE ? below : above;
  const shift = { start: 0, center: (anchor.width - popup.width) / 2, end: anchor.width - popup.width }[align];
  return {
    top: clamp(top, viewport.height - popup.height),
    left: clamp(anchor.left + shift, viewport.width - popup.width),
  };
}

function clamp(value: number, room: number): number {
  return Math.round(Math.max(EDGE, Math.min(value, room - EDGE)));
}

/** Moves a shown, `position: fixed` element to its anchor. */
export function placeElement(popup: HTMLElement, anchor: Element, align: Align): void {
  const size = { width: popup.offsetWidth, height: popup.offsetHeight };
  const viewport = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const { top, left } = placeFloating(anchor.getBoundingClientRect(), size, viewport, align);
  popup.style.top = `${top}px`;
  popup.style.left = `${left}px`;
}
