"use client";

import { useCallback, useState } from "react";
import { type FieldPath, formatPath, parsePath } from "@/lib/domain/document/field-path";

/** Remembers which parts of a form are open, by their path in the document. */
export function useOpenParts() {
  const [parts, setParts] = useState<ReadonlyMap<string, boolean>>(new Map());

  const setOpen = useCallback((path: FieldPath, open: boolean) => {
    setParts((old) => new Map(old).set(formatPath(path), open));
  }, []);

  /** Opens everything on the way to a field. */
  const openWay = useCallback((path: FieldPath) => {
    setParts((old) => {
      const next = new Map(old);
      for (let length = 0; length <= path.length; length += 1) next.set(formatPath(path.slice(0, length)), true);
      return next;
    });
  }, []);

  const moveOpen = useCallback((list: FieldPath, to: (index: number) => number | null) => {
    setParts((old) => {
      const next = new Map<string, boolean>();
      for (const [key, open] of old) {
        const path = parsePath(key);
        const index = path[list.length];
        const inside = typeof index === "number" && list.every((step, depth) => path[depth] === step);
        const moved = inside ? to(index) : null;
        if (!inside) next.set(key, open);
        else if (moved !== null) next.set(formatPath([...list, moved, ...path.slice(list.length + 1)]), open);
      }
      return next;
    });
  }, []);

  const isOpen = useCallback((path: FieldPath, standard: boolean) => parts.get(formatPath(path)) ?? standard, [parts]);
  return { isOpen, setOpen, openWay, moveOpen };
}
