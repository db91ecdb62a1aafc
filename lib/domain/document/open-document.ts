import { type Edit, editPlain, meantEdit, valueAt } from "./edit/plain-edits";
import type { FieldPath } from "./field-path";
import { readScalar } from "./form/any-value";

/** A document being written: its text is the truth, the form reads from and writes to it. */
export type OpenDocument = {
  /** All of it, as plain JSON. */
  plain: unknown;
  read(path: FieldPath): unknown;
  length(path: FieldPath): number;
};

/** A document whose text was read already. */
export function documentOver(plain: unknown): OpenDocument {
  return {
    plain,
    read: (path) => valueAt(plain, path),
    length: (path) => {
      const value = valueAt(plain, path);
      return Array.isArray(value) ? value.length : 0;
    },
  };
}

/**
 * What a document will say once edits are written into its text, without the YAML library that writes them. What was typed
 * and only that library reads, such as `[1, 2]`, stands there as it was typed.
 */
export function documentWith(plain: unknown, edits: readonly Edit[]): OpenDocument {
  return documentOver(edits.reduce((value, edit) => editPlain(value, meantEdit(edit, readScalar)), plain));
}
