"use client";

import { useMemo } from "react";
import { type Edit, editDocument, type OpenDocument, openDocument } from "@/lib/domain/document/edit-document";
import { type FieldPath, formatPath } from "@/lib/domain/document/field-path";
import type { Problem } from "@/lib/domain/errors";

/** A form's view of one document. */
export type Binding = {
  document: OpenDocument;
  text(path: FieldPath): string;
  flag(path: FieldPath): boolean;
  error(path: FieldPath): string | undefined;
  edit(edits: readonly Edit[]): void;
  /** The text as it would be, for changes that touch several documents at once. */
  preview(edits: readonly Edit[]): string;
  /** Writes the text, or takes the field out when it is empty. */
  set(path: FieldPath, value: string): void;
};

/** Binds a form to a document's text; null while the text is not valid YAML. */
export function useBinding(
  source: string,
  problems: readonly Problem[],
  onChange: (source: string) => void,
): Binding | null {
  const document = useMemo(() => openDocument(source), [source]);
  if (!document) return null;
  const edit = (edits: readonly Edit[]) => onChange(editDocument(source, edits));
  return {
    document,
    text: (path) => {
      const value = document.read(path);
      return value === null || value === undefined || typeof value === "object" ? "" : String(value);
    },
    flag: (path) => document.read(path) === true,
    error: (path) => problems.find((p) => p.path === formatPath(path) && p.severity !== "warning")?.message,
    edit,
    preview: (edits) => editDocument(source, edits),
    set: (path, value) => edit([value.trim() === "" ? { path, remove: true } : { path, value }]),
  };
}
