/** Sent to `window` to show the keys: the way there for those who have switched the keys off. */
export const SHOW_KEYS_EVENT = "mercat:show-keys";
/** Sent to `window` to open the command palette. */
export const OPEN_PALETTE_EVENT = "mercat:open-palette";

const TEXT_INPUTS = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select";

/** Whether a key pressed there is text: then no shortcut may fire. Covers the code editor, which is contenteditable. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(`${TEXT_INPUTS}, [role=textbox], [role=menu]`) !== null;
}

/**
 * Moves the focus to the next (1) or previous (-1) element marked `data-list-item`: to the element itself when it is a
 * link or button, else to the first one in it. Without focus in the list it starts at the first. Says whether it moved.
 */
export function moveInList(root: ParentNode, step: 1 | -1): boolean {
  const items = [...root.querySelectorAll<HTMLElement>("[data-list-item]")].filter((item) => item.checkVisibility());
  const here = items.findIndex((item) => item.contains(document.activeElement));
  const next = items[here === -1 ? 0 : Math.min(items.length - 1, Math.max(0, here + step))];
  const stop = next?.matches("a, button") ? next : next?.querySelector<HTMLElement>("a, button");
  stop?.focus();
  stop?.scrollIntoView({ block: "nearest" });
  return stop !== null && stop !== undefined;
}
