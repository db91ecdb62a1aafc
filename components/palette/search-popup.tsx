"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { plural } from "@/lib/format";
import { OptionList, optionId } from "./option-list";
import { type Option, suggestionOptions } from "./options";
import { useChoice } from "./use-choice";
import { useSuggestions } from "./use-suggestions";

/** The field word that Tab completes: the active line, or the first one while a field word is being typed. */
function completion(active: Option | undefined, options: readonly Option[]): string | null {
  const line = active ?? options[0];
  return line?.act.kind === "complete" ? line.act.text : null;
}

/** Tells the field's element what it is now; without script it is a plain search field. */
function useComboboxAttributes(input: HTMLInputElement, listId: string, open: boolean, active: number) {
  useEffect(() => {
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-haspopup", "listbox");
    input.setAttribute("aria-expanded", String(open));
    if (open) input.setAttribute("aria-controls", listId);
    else input.removeAttribute("aria-controls");
    if (open && active >= 0) input.setAttribute("aria-activedescendant", optionId(listId, active));
    else input.removeAttribute("aria-activedescendant");
  }, [input, listId, open, active]);
}

/** Suggestions below the search field while one types: a combobox with a listbox (WAI-ARIA APG). */
export function SearchPopup({ input }: { input: HTMLInputElement }) {
  const router = useRouter();
  const listId = useId();
  const [text, setText] = useState(input.value);
  const [wanted, setWanted] = useState(false);
  const answer = useSuggestions(wanted ? text : "");
  const groups = suggestionOptions(answer.suggestions);
  const choice = useChoice(listId, groups, false);
  const open = wanted && choice.options.length > 0;
  useComboboxAttributes(input, listId, open, choice.active);

  function close() {
    setWanted(false);
    choice.reset();
  }
  function write(next: string) {
    input.value = next;
    input.setSelectionRange(next.length, next.length);
    setText(next);
    choice.reset();
  }
  function choose({ act }: Option) {
    if (act.kind === "complete") return write(act.text);
    close();
    input.blur();
    if (act.kind === "go") router.push(act.path);
  }
  /** Says whether the key was for the list. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing) return false;
    if (event.key === "ArrowDown" && !wanted) {
      setWanted(true);
      return true;
    }
    if (!open) return false;
    if (choice.onArrow(event)) return true;
    if (event.key === "Escape") {
      close();
      return true;
    }
    if (event.key === "Enter") {
      if (choice.option) choose(choice.option);
      else close();
      return choice.option !== undefined;
    }
    const next = event.key === "Tab" && !event.shiftKey ? completion(choice.option, choice.options) : null;
    if (next === null || next === input.value) return false;
    write(next);
    return true;
  }

  const typed = useEffectEvent(() => {
    setText(input.value);
    setWanted(true);
    choice.reset();
  });
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (onKey(event)) event.preventDefault();
  });
  const left = useEffectEvent(close);
  useEffect(() => {
    const onInput = () => typed();
    const onKeyDown = (event: KeyboardEvent) => pressed(event);
    const onBlur = () => left();
    input.addEventListener("input", onInput);
    input.addEventListener("keydown", onKeyDown);
    input.addEventListener("blur", onBlur);
    // Typed while this was on its way.
    if (input.value !== input.defaultValue) onInput();
    return () => {
      input.removeEventListener("input", onInput);
      input.removeEventListener("keydown", onKeyDown);
      input.removeEventListener("blur", onBlur);
    };
  }, [input]);

  return (
    <>
      {/* Announced once typing has paused; empty while there is nothing to say. */}
      <p aria-live="polite" className="sr-only">
        {open && answer.text === text ? plural(choice.options.length, "suggestion", "suggestions") : ""}
      </p>
      {open ? (
        <div className="fixed inset-x-0 top-12 z-30 max-h-[calc(100dvh-3rem)] overflow-y-auto border-b border-line-strong bg-raised shadow-overlay sm:absolute sm:inset-x-0 sm:top-full sm:mt-1 sm:max-h-[min(32rem,calc(100dvh-4rem))] sm:rounded-lg sm:border">
          <OptionList
            id={listId}
            label="Suggestions"
            groups={groups}
            typed={answer.text}
            active={choice.active}
            onChoose={choose}
            onPoint={choice.setActive}
          />
        </div>
      ) : null}
    </>
  );
}
