import { isCollection, isMap, isScalar, isSeq, parseDocument } from "yaml";
import type { FieldPath } from "./field-path";

/**
 * The offset at which a field's value begins in the text, or that of its nearest ancestor where it is not written. 0 for
 * text that is no mapping.
 */
export function placeOf(text: string, path: FieldPath): number {
  const document = parseDocument(text, { schema: "core", merge: false, uniqueKeys: false, prettyErrors: false });
  let node: unknown = document.contents;
  let at = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
      if (!pair) break;
      at = isScalar(pair.key) ? (pair.key.range?.[0] ?? at) : at;
      node = pair.value;
      if (isScalar(node) && node.value !== null) at = node.range?.[0] ?? at;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isScalar(node) && !isCollection(node)) break;
      at = node.range?.[0] ?? at;
    } else break;
  }
  return at;
}
