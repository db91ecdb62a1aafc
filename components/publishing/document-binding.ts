"use client";

import { useMemo } from "react";
import {
  type Edit,
  editDocument,
  type OpenDocument,
  openDocument,
  type PlainValue,
} from "@/lib/domain/document/edit-document";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
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
};

export type ChangeText = (source: string, field?: string) => void;

/** Binds a form to a document's text; null while the text is not valid YAML. */
export function useBinding(source: string, problems: readonly Problem[], onChange: ChangeText): Binding | null {
  const document = useMemo(() => openDocument(source), [source]);
  const errors = useMemo(
    () => new Map(problems.filter((p) => p.severity !== "warning").map((p) => [p.path, p.message])),
    [problems],
  );
  return useMemo(() => {
    if (!document) return null;
    const edit: Binding["edit"] = (edits, field) => onChange(editDocument(source, edits), field);
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
        edit(
          value === undefined || value === ""
            ? [{ path, remove: true }]
            : [{ path, value, ...(order ? { order } : {}) }],
          formatPath(path),
        ),
    };
  }, [document, errors, source, onChange]);
}
