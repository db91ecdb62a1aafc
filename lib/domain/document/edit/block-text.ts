import { isAlias, isCollection, isMap, isPair, isScalar, isSeq, type Pair, Scalar, stringify } from "yaml";
import type { PlainValue } from "./plain-edits";

/** This text cannot be cut here; the whole document has to be written anew. */
export class NotHere extends Error {}

export const endOfLine = (text: string, at: number): number => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

export const startOfLine = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

export const columnOf = (text: string, at: number): number => at - startOfLine(text, at);

export function rangeOf(node: unknown): [number, number] {
  if ((isScalar(node) || isCollection(node) || isAlias(node)) && node.range) return [node.range[0], node.range[1]];
  throw new NotHere();
}

/** Just after the colon of a field. */
export function afterColon(text: string, pair: Pair): number {
  const [, end] = rangeOf(pair.key);
  const colon = text.indexOf(":", end);
  if (colon < 0 || text.slice(end, colon).trim() !== "") throw new NotHere();
  return colon + 1;
}

/** A field with nothing after its colon. */
export function isBare(value: unknown): boolean {
  return (
    value === null || value === undefined || (isScalar(value) && value.value === null && (value.source ?? "") === "")
  );
}

/** Where the last character of a field or value is, without the comment beside it. */
export function contentEnd(text: string, node: unknown): number {
  if (isPair(node)) return isBare(node.value) ? afterColon(text, node) : contentEnd(text, node.value);
  if (isScalar(node)) {
    if (isBare(node)) throw new NotHere();
    const [start, end] = rangeOf(node);
    const last = start + text.slice(start, end).trimEnd().length;
    // Blanks at the end of a block's last line belong to its value.
    const isBlockScalar = node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED;
    return isBlockScalar ? Math.min(endOfLine(text, last), end) : last;
  }
  if ((isMap(node) || isSeq(node)) && !node.flow) return contentEnd(text, node.items.at(-1));
  return rangeOf(node)[1];
}

export const isBlock = (node: unknown): boolean => isCollection(node) && node.flow !== true && node.items.length > 0;

const options = { lineWidth: 0, flowCollectionPadding: false, schema: "core" as const };

/** A value's text behind `name:` or `-`, its further lines indented to stand under a name in that column. */
function indented(text: string, column: number): string {
  const lines = text.replace(/\n$/, "").split("\n");
  return lines.map((line, index) => (index === 0 || line === "" ? line : " ".repeat(column) + line)).join("\n");
}

/** `name: value`, to stand in the given column. */
export function pairText(name: string, value: PlainValue, column: number): string {
  return indented(stringify({ [name]: value }, options), column);
}

/** `- value`, to stand in the given column. */
export function itemText(value: PlainValue, column: number): string {
  return indented(stringify([value], options), column);
}

/** A scalar on one line, in the quotes the old one had; an empty one had them only to be seen. */
export function scalarText(old: Scalar, value: string | number | boolean | null): string {
  const next = new Scalar(value);
  const quoted = old.type === Scalar.QUOTE_DOUBLE || old.type === Scalar.QUOTE_SINGLE;
  if (quoted && old.value !== "" && typeof value === "string") next.type = old.type;
  return stringify(next, options).trimEnd();
}

/** The value on one line in brackets. */
export function flowText(value: unknown): string {
  return stringify(value, { ...options, collectionStyle: "flow" }).trimEnd();
}

/** The start of the lines that go with what begins at `at`: its own, and the comments directly above. */
export function withComments(text: string, at: number): number {
  let start = startOfLine(text, at);
  const column = at - start;
  while (start > 0) {
    const above = startOfLine(text, start - 1);
    const line = text.slice(above, start - 1);
    if (!line.trimStart().startsWith("#") || line.length - line.trimStart().length < column) break;
    start = above;
  }
  return start;
}
