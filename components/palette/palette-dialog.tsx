"use client";

import { X } from "lucide-react";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { applyTheme, isDark } from "@/components/layout/apply-theme";
import { SHOW_KEYS_EVENT } from "@/components/layout/keyboard";
import type { FrameRights } from "@/components/layout/nav";
import { recentPaths } from "@/components/layout/recent-pages";
import { IconButton } from "@/components/ui/icon-button";
import type { RecentPage } from "@/lib/domain/search/suggestion";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { paletteActions } from "./actions";
import { OptionList, optionId } from "./option-list";
import type { Option } from "./options";
import { type PaletteRun, paletteGroups } from "./palette-groups";
import { useChoice } from "./use-choice";
import { useSuggestions } from "./use-suggestions";

export type PaletteProps = { person: string; rights: FrameRights; here: string; onClose: () => void };

/** The recent pages as the server calls them now. */
function useRecentPages(person: string, here: string): readonly RecentPage[] {
  const [pages, setPages] = useState<readonly RecentPage[]>([]);
  useEffect(() => {
    const path = recentPaths(person, here);
    if (path.length === 0) return;
    const abort = new AbortController();
    fetch(routes.recentPages({ path }), { signal: abort.signal })
      .then(async (response) => (response.ok ? setPages(await response.json()) : undefined))
      .catch(() => undefined);
    return () => abort.abort();
  }, [person, here]);
  return pages;
}

function themeRun(): PaletteRun {
  const next = isDark() ? "light" : "dark";
  return { title: `Switch to ${next} theme`, words: "colour mode appearance", run: () => applyTheme(next) };
}

const keysRun: PaletteRun = {
  title: "Keyboard shortcuts",
  words: "keys help",
  run: () => window.dispatchEvent(new Event(SHOW_KEYS_EVENT)),
};

/** A modal of the browser that opens with the component and closes on Esc, on a press beside it, and by the cross. */
function useModal(onClose: () => void) {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    dialog.showModal();
    const beside = (event: MouseEvent) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.addEventListener("click", beside);
    return () => dialog.removeEventListener("click", beside);
  }, []);
  return { ref, onClose, close: () => ref.current?.close() };
}

/** Finds, goes and does by keyboard: pages, actions, recent pages, and what search suggests. */
export function PaletteDialog({ person, rights, here, onClose }: PaletteProps) {
  const router = useRouter();
  const listId = useId();
  const modal = useModal(onClose);
  const [text, setText] = useState("");
  const [runs] = useState(() => [themeRun(), keysRun]);
  const recent = useRecentPages(person, here);
  const { suggestions, text: answered } = useSuggestions(text);
  const groups = paletteGroups({ typed: text, actions: paletteActions(rights), runs, recent, suggestions });
  const choice = useChoice(listId, groups, true);

  function write(next: string) {
    setText(next);
    choice.reset();
  }
  function choose({ act }: Option) {
    if (act.kind === "complete") return write(act.text);
    modal.close();
    if (act.kind === "go") router.push(act.path);
    else act.run();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    const chosen = event.key === "Enter" ? choice.option : undefined;
    const field = event.key === "Tab" && !event.shiftKey && choice.option?.act.kind === "complete";
    if (!chosen && !field && !choice.onArrow(event)) return;
    event.preventDefault();
    if (chosen) choose(chosen);
    else if (field && choice.option) choose(choice.option);
  }

  return (
    <dialog
      ref={modal.ref}
      aria-label="Command palette"
      onClose={modal.onClose}
      className="mx-auto mt-0 h-dvh max-h-none w-full max-w-none bg-raised text-ink shadow-overlay sm:mt-[10vh] sm:h-auto sm:max-h-[75vh] sm:max-w-150 sm:rounded-lg sm:border sm:border-line-strong"
    >
      <div className="flex h-full max-h-dvh flex-col sm:max-h-[calc(75vh-2px)]">
        <div className="flex items-center gap-2 border-b border-line p-2 pl-3">
          <input
            type="text"
            role="combobox"
            aria-label="Search, go to a page or do something"
            aria-autocomplete="list"
            aria-expanded={choice.options.length > 0}
            aria-controls={listId}
            aria-activedescendant={choice.active >= 0 ? optionId(listId, choice.active) : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            placeholder="Search, go to a page or do something"
            value={text}
            onChange={(event) => write(event.target.value)}
            onKeyDown={onKeyDown}
            className="h-9 min-w-0 flex-1 bg-transparent text-lg text-ink outline-none"
          />
          <IconButton label="Close" icon={<X aria-hidden />} size="sm" onClick={modal.close} />
        </div>
        <p aria-live="polite" className="sr-only">
          {answered === text && text !== "" ? plural(choice.options.length, "line", "lines") : ""}
        </p>
        <div className="min-h-0 flex-1 overflow-y-auto">
          <OptionList
            id={listId}
            label="Pages, actions and suggestions"
            groups={groups}
            typed={text}
            active={choice.active}
            onChoose={choose}
            onPoint={choice.setActive}
          />
        </div>
      </div>
    </dialog>
  );
}
