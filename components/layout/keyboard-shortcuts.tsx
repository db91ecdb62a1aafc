"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { routes } from "@/lib/routes";
import { isTyping, moveInList, OPEN_PALETTE_EVENT, SHOW_KEYS_EVENT } from "./keyboard";

const OFF_KEY = "mercat-shortcuts-off";

const GO: Readonly<Record<string, string>> = {
  h: routes.home(),
  s: routes.search(),
  i: routes.inbox(),
  r: routes.requests(),
};

const HELP: ReadonlyArray<{ keys: ReadonlyArray<string>; what: string }> = [
  { keys: ["/"], what: "Search" },
  { keys: ["Ctrl", "K"], what: "Pages, actions and search, from anywhere (⌘ K on a Mac)" },
  { keys: ["↓"], what: "Next suggestion" },
  { keys: ["Tab"], what: "Complete a field word such as domain:" },
  { keys: ["j"], what: "Next in the list" },
  { keys: ["k"], what: "Previous in the list" },
  { keys: ["Enter"], what: "Open" },
  { keys: ["g", "h"], what: "Go home" },
  { keys: ["g", "s"], what: "Go to search" },
  { keys: ["g", "i"], what: "Go to the inbox" },
  { keys: ["g", "r"], what: "Go to your requests" },
  { keys: ["?"], what: "Show the keys" },
  { keys: ["Esc"], what: "Close" },
];

/**
 * Single keys for those who live here. None fires while typing, with a modifier held or above an open dialog, and all can
 * be switched off for good: speech input and tremor press keys by accident (WCAG 2.1.4).
 */
export function KeyboardShortcuts() {
  const router = useRouter();
  const [helpOpen, setHelpOpen] = useState(false);
  const [off, setOff] = useState(false);

  useEffect(() => {
    setOff(localStorage.getItem(OFF_KEY) === "1");
    const show = () => setHelpOpen(true);
    window.addEventListener(SHOW_KEYS_EVENT, show);
    return () => window.removeEventListener(SHOW_KEYS_EVENT, show);
  }, []);

  useEffect(() => {
    let goUntil = 0;
    function act(event: KeyboardEvent): boolean {
      if (off) return false;
      if (event.key === "?") {
        setHelpOpen(true);
        return true;
      }
      const target = event.timeStamp < goUntil ? GO[event.key] : undefined;
      goUntil = 0;
      if (target !== undefined) {
        router.push(target);
        return true;
      }
      if (event.key === "g") {
        goUntil = event.timeStamp + 1500;
        return true;
      }
      if (event.key === "/") return focusSearch();
      if (event.key === "j") return moveInList(document, 1);
      if (event.key === "k") return moveInList(document, -1);
      return false;
    }
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return;
      if (isPaletteChord(event)) {
        event.preventDefault();
        if (!document.querySelector("dialog[open]")) window.dispatchEvent(new Event(OPEN_PALETTE_EVENT));
        return;
      }
      if (event.key === "Escape" && leaveSearch(event.target)) {
        // The browser would empty the field.
        event.preventDefault();
        return;
      }
      const busy = event.ctrlKey || event.metaKey || event.altKey;
      if (busy || isTyping(event.target) || document.querySelector("dialog[open]")) return;
      if (act(event)) event.preventDefault();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [off, router]);

  function toggle(next: boolean) {
    setOff(next);
    if (next) localStorage.setItem(OFF_KEY, "1");
    else localStorage.removeItem(OFF_KEY);
  }

  return (
    <Dialog open={helpOpen} onClose={() => setHelpOpen(false)} title="Keyboard">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-6 gap-y-2">
        {HELP.map(({ keys, what }) => (
          <div key={what} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <label className="flex items-center gap-2 border-t border-line pt-4">
        <input type="checkbox" checked={!off} onChange={(event) => toggle(!event.target.checked)} className="size-4" />
        Use single-key shortcuts
      </label>
    </Dialog>
  );
}

/** Ctrl K or ⌘ K. It holds a modifier, so it also works while typing and with the single keys switched off. */
function isPaletteChord(event: KeyboardEvent): boolean {
  return event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
}

/** Escape gives the keys back to the page, so that j and k work after a look at the search field. */
function leaveSearch(target: EventTarget | null): boolean {
  const inSearch = target instanceof HTMLInputElement && target.matches("[data-search-field]");
  if (inSearch) target.blur();
  return inSearch;
}

function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>("[data-search-field]");
  field?.focus();
  field?.select();
  return field !== null;
}
