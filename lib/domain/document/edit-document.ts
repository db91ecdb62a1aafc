import { type Document, isMap, isScalar, isSeq, parseDocument, Scalar } from "yaml";
import type { FieldPath } from "./field-path";

/** A document being written: its text is the truth, the form reads from and writes to it. */
export type OpenDocument = { read(path: FieldPath): unknown; length(path: FieldPath): number };

export type Edit =
  | { path: FieldPath; value: string | number | boolean }
  /** Takes the field, or the entry of a list, out. */
  | { path: FieldPath; remove: true }
  /** Adds an entry at the end of a list, which is made when it is missing. */
  | { path: FieldPath; append: Record<string, unknown> | string };

function parse(source: string): Document | null {
  const document = parseDocument(source, { schema: "core", merge: false, uniqueKeys: false, prettyErrors: false });
  return document.errors.length > 0 || !(document.contents === null || isMap(document.contents)) ? null : document;
}

/** Opens text for a form; null while it is not valid YAML. */
export function openDocument(source: string): OpenDocument | null {
  const document = parse(source);
  if (!document) return null;
  return {
    read(path) {
      const node: unknown = document.getIn(path, true);
      if (isScalar(node)) return node.value;
      return isMap(node) || isSeq(node) ? node.toJS(document, { maxAliasCount: 100 }) : undefined;
    },
    length(path) {
      const node: unknown = document.getIn(path, true);
      return isSeq(node) ? node.items.length : 0;
    },
  };
}

function set(document: Document, path: FieldPath, value: string | number | boolean): void {
  const existing: unknown = document.getIn(path, true);
  if (isScalar(existing)) {
    // The scalar stays, and with it the comment beside it; several lines read best as a block.
    existing.value = value;
    existing.type = typeof value === "string" && value.includes("\n") ? Scalar.BLOCK_LITERAL : undefined;
    if (existing.type === undefined) delete existing.source;
    return;
  }
  const scalar = new Scalar(value);
  if (typeof value === "string" && value.includes("\n")) scalar.type = Scalar.BLOCK_LITERAL;
  makeWay(document, path);
  document.setIn(path, scalar);
}

/** A scalar where a mapping is needed (`team:` with nothing after it) gives way to one. */
function makeWay(document: Document, path: FieldPath): void {
  for (let length = 1; length < path.length; length += 1) {
    const parent = path.slice(0, length);
    const node: unknown = document.getIn(parent, true);
    if (isScalar(node)) document.setIn(parent, document.createNode(typeof path[length] === "number" ? [] : {}));
  }
}

function append(document: Document, path: FieldPath, value: Record<string, unknown> | string): void {
  const list: unknown = document.getIn(path, true);
  if (isSeq(list)) {
    // `tags: []` would keep everything on one line.
    if (list.items.length === 0) list.flow = false;
    list.add(document.createNode(value));
    return;
  }
  makeWay(document, path);
  document.setIn(path, document.createNode([value]));
}

/**
 * Writes edits into the text and leaves the rest as it was, comments included. Text that is not valid YAML comes back
 * unchanged: a form never destroys what somebody is typing.
 */
export function editDocument(source: string, edits: readonly Edit[]): string {
  const document = parse(source);
  if (!document) return source;
  for (const edit of edits) {
    if ("value" in edit) set(document, edit.path, edit.value);
    else if ("append" in edit) append(document, edit.path, edit.append);
    else if (document.hasIn(edit.path)) document.deleteIn(edit.path);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}
