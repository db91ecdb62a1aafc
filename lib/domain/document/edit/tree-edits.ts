import { type Document, isAlias, isMap, isScalar, isSeq, Scalar, type YAMLSeq } from "yaml";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { existingDepth, movedTo, type PlainEdit, type PlainValue, removalPath, valueAt, wrapped } from "./plain-edits";

/** A block that stands elsewhere too is copied before it is changed here. */
function ownCopies(document: Document, path: FieldPath): void {
  for (let length = 1; length <= path.length; length += 1) {
    const at = path.slice(0, length);
    const node: unknown = document.getIn(at, true);
    if (isAlias(node)) document.setIn(at, document.createNode(node.toJS(document)));
  }
}

function set(document: Document, plain: unknown, path: FieldPath, value: PlainValue): void {
  const existing: unknown = document.getIn(path, true);
  if (isScalar(existing) && (typeof value !== "object" || value === null)) {
    // The scalar stays, and with it the comment beside it; several lines read best as a block.
    existing.value = value;
    existing.type = typeof value === "string" && value.includes("\n") ? Scalar.BLOCK_LITERAL : undefined;
    delete existing.source;
    return;
  }
  const depth = existingDepth(plain, path);
  if (depth === path.length) {
    document.setIn(path, document.createNode(value));
    return;
  }
  const holder: unknown = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
  const fits = typeof path[depth] === "number" ? isSeq(holder) : isMap(holder);
  if (fits) {
    document.setIn(path.slice(0, depth + 1), document.createNode(wrapped(path.slice(depth + 1), value)));
    return;
  }
  const node = document.createNode(wrapped(path.slice(depth), value));
  if (depth === 0) document.contents = node;
  else document.setIn(path.slice(0, depth), node);
}

function move(list: YAMLSeq, index: number, by: number): void {
  const [item] = list.items.splice(index, 1);
  list.items.splice(movedTo(index, by, list.items.length + 1), 0, item);
}

function append(document: Document, plain: unknown, path: FieldPath, value: PlainValue): void {
  const list: unknown = document.getIn(path, true);
  if (isSeq(list) && Array.isArray(valueAt(plain, path))) {
    // `tags: []` would keep everything on one line.
    if (list.items.length === 0) list.flow = false;
    list.add(document.createNode(value));
  } else set(document, plain, path, [value]);
}

/** Writes one edit into the parsed document, which is then written anew: comments stay, the layout may change. */
export function editTree(document: Document, plain: unknown, edit: PlainEdit): void {
  const { path } = edit;
  ownCopies(document, path);
  if ("value" in edit) set(document, plain, path, edit.value);
  else if ("append" in edit) append(document, plain, path, edit.append);
  else if (existingDepth(plain, path) < path.length) return;
  else if ("remove" in edit) document.deleteIn(removalPath(plain, path));
  else {
    const list: unknown = document.getIn(path.slice(0, -1), true);
    if (isSeq(list)) move(list, Number(path.at(-1)), edit.move);
  }
}
