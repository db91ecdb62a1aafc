"use client";

import { type RefObject, useEffect, useRef } from "react";
import { type FieldPath, formatPath, parsePath } from "@/lib/domain/document/field-path";

const focusable = "input, select, textarea, button, [tabindex]";

function controlOf(element: HTMLElement): HTMLElement | null {
  return element.matches(focusable) ? element : element.querySelector<HTMLElement>(focusable);
}

function find(form: HTMLElement, path: FieldPath): HTMLElement | null {
  return form.querySelector<HTMLElement>(`[data-path="${CSS.escape(formatPath(path))}"]`);
}

/** Frames to wait for parts that are opening; then the nearest field that is there has to do. */
const PATIENCE = 12;

/**
 * Puts the focus on the field of a path as soon as the form shows it; where it shows no such field, on the nearest around
 * it. A new object asks again.
 */
export function useFocusField(form: RefObject<HTMLElement | null>, wanted: { path: FieldPath } | null): void {
  useEffect(() => {
    if (!wanted) return;
    const { path } = wanted;
    let frame = 0;
    let tries = 0;
    const look = () => {
      tries += 1;
      const root = form.current;
      const exact = root ? find(root, path) : null;
      if (!exact && tries < PATIENCE) {
        frame = requestAnimationFrame(look);
        return;
      }
      let found = exact;
      for (let length = path.length; root && !found && length > 0; length -= 1)
        found = find(root, path.slice(0, length));
      found?.scrollIntoView({ block: "center" });
      if (found) controlOf(found)?.focus({ preventScroll: true });
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [form, wanted]);
}

/** Tells in which field the focus is. `shown` is whether there is a form at all. */
export function useFocusedField(
  form: RefObject<HTMLElement | null>,
  onPlace: (path: FieldPath) => void,
  shown: boolean,
): void {
  const tell = useRef(onPlace);
  tell.current = onPlace;
  useEffect(() => {
    const root = form.current;
    if (!shown || !root) return;
    const follow = ({ target }: FocusEvent) => {
      const field = target instanceof Element ? target.closest<HTMLElement>("[data-path]") : null;
      if (field?.dataset.path !== undefined) tell.current(parsePath(field.dataset.path));
    };
    root.addEventListener("focusin", follow);
    return () => root.removeEventListener("focusin", follow);
  }, [form, shown]);
}

/** Tells when somebody points at the form or enters it. `onTouch` stays the same. */
export function useTouched(form: RefObject<HTMLElement | null>, onTouch: () => void, shown: boolean): void {
  useEffect(() => {
    const root = form.current;
    if (!shown || !root) return;
    const signs = ["pointerenter", "pointerdown", "focusin"] as const;
    for (const sign of signs) root.addEventListener(sign, onTouch);
    return () => {
      for (const sign of signs) root.removeEventListener(sign, onTouch);
    };
  }, [form, onTouch, shown]);
}
