import { type KeyboardEvent as ReactKeyboardEvent, useEffect, useState } from "react";
import { optionId } from "./option-list";
import type { Option, OptionGroup } from "./options";

type Key = Pick<KeyboardEvent | ReactKeyboardEvent, "key" | "altKey" | "ctrlKey" | "metaKey" | "shiftKey">;

/** Where an arrow leads: around the list, through "none" when there is one. */
function moved(active: number, step: 1 | -1, count: number, none: boolean): number {
  const lowest = none ? -1 : 0;
  const next = active + step;
  if (next < lowest) return count - 1;
  return next >= count ? lowest : next;
}

/**
 * Which line of a list is chosen by the keys of a text field. `auto` begins with the first line; otherwise none is active
 * until an arrow is pressed, so that Enter does what the field does by itself.
 */
export function useChoice(listId: string, groups: readonly OptionGroup[], auto: boolean) {
  const options: readonly Option[] = groups.flatMap((group) => group.options);
  const [wanted, setActive] = useState(auto ? 0 : -1);
  const active = wanted < options.length ? wanted : auto && options.length > 0 ? 0 : -1;
  useEffect(() => {
    if (active >= 0) document.getElementById(optionId(listId, active))?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);
  /** Moves for an arrow key and says whether it was one. */
  function onArrow({ key, altKey, ctrlKey, metaKey, shiftKey }: Key): boolean {
    if (altKey || ctrlKey || metaKey || shiftKey || options.length === 0) return false;
    if (key !== "ArrowDown" && key !== "ArrowUp") return false;
    setActive(moved(active, key === "ArrowDown" ? 1 : -1, options.length, !auto));
    return true;
  }
  return { active, option: options[active], options, setActive, onArrow, reset: () => setActive(auto ? 0 : -1) };
}
