"use client";

import { useMemo } from "react";
import type { Edit, PlainValue } from "@/lib/domain/document/edit/plain-edits";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import type { OpenDocument } from "@/lib/domain/document/open-document";
import type { Problem } from "@/lib/domain/errors";

/** A form's view of one document. */
export type Binding = {
  document: OpenDocument;
  text(path: FieldPath): string;
  /** The sentence about exactly this field. */
  error(path: FieldPath): string | undefined;
  /** How many problems there are at this path and inside it. */
  problemsIn(path: FieldPath): number;
  /** Writes into the text; `field` names what is being typed in, so that its steps are undone as one. */
  edit(edits: readonly Edit[], field?: string): void;
  /** Writes the value, or takes the field out when it is empty. */
  set(path: FieldPath, value: PlainValue | undefined, order?: readonly string[]): void;
  /** Writes what was typed as YAML reads it, or takes the field out when nothing was. */
  type(path: FieldPath, typed: string, order?: readonly string[]): void;
};

/** Binds a form to a document; null while its text is not valid YAML. */
export function useBinding(
  document: OpenDocument | null,
  problems: readonly Problem[],
  edit: Binding["edit"],
): Binding | null {
  const errors = useMemo(
    () => new Map(problems.filter((p) => p.severity !== "warning").map((p) => [p.path, p.message])),
    [problems],
  );
  return useMemo(() => {
    if (!document) return null;
    const write = (path: FieldPath, written: Edit | null) =>
      edit([written ?? { path, remove: true }], formatPath(path));
    const inOrder = (order: readonly string[] | undefined) => (order ? { order } : {});
    return {
      document,
      text: (path) => {
        const value = document.read(path);
        return value === null || value === undefined || typeof value === "object" ? "" : String(value);
      },
      error: (path) => errors.get(formatPath(path)),
      problemsIn: (path) => {
        const lead = formatPath(path);
        return [...errors.keys()].filter(
          (key) => key === lead || (key.startsWith(lead) && (lead === "" || /^[.[]/.test(key.slice(lead.length)))),
        ).length;
      },
      edit,
      set: (path, value, order) =>
        write(path, value === undefined || value === "" ? null : { path, value, ...inOrder(order) }),
      type: (path, typed, order) => write(path, typed.trim() === "" ? null : { path, typed, ...inOrder(order) }),
    };
  }, [document, errors, edit]);
}
