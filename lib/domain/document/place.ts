import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node } from "yaml";
import type { FieldPath } from "./field-path";

/** Where a field stands: its value, and its name where it has one. Offsets into the source. */
export type Place = { value: number; key?: number };

/** What an alias stands for; the value itself otherwise. */
function followed(document: Document, node: unknown): unknown {
  return isAlias(node) ? node.resolve(document) : node;
}

/** The entry of a list or the field of a mapping, with the field's name. */
function inside(parent: unknown, step: string | number): { value: unknown; key?: Node } | null {
  if (isSeq(parent)) return typeof step === "number" && step in parent.items ? { value: parent.items[step] } : null;
  if (!isMap(parent)) return null;
  const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (!pair) return null;
  return isNode(pair.key) ? { value: pair.value, key: pair.key } : { value: pair.value };
}

/**
 * The place of a field, or of the nearest of its ancestors that stands in the document; null for the root. Looked up in the
 * composed document when it is asked for: most fields of a good document never are.
 *
 * @returns the place, and how many steps of the path lead to it
 */
export function placeIn(document: Document, path: FieldPath): { place: Place; depth: number } | null {
  let here: unknown = document.contents;
  let found: { place: Place; depth: number } | null = null;
  for (const [index, step] of path.entries()) {
    const next = inside(followed(document, here), step);
    if (!next) break;
    const keyAt = next.key?.range?.[0];
    const valueAt = isNode(next.value) ? next.value.range?.[0] : undefined;
    const place: Place = { value: valueAt ?? keyAt ?? 0 };
    if (keyAt !== undefined) place.key = keyAt;
    found = { place, depth: index + 1 };
    here = next.value;
  }
  return found;
}
