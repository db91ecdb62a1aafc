import { Composer, type Document, LineCounter, type YAMLError } from "yaml";
import type { Problem } from "@/lib/domain/errors";
import { type FieldPath, formatPath } from "./field-path";
import { limits } from "./limits";
import { placeIn } from "./place";
import { toPlain } from "./plain-value";
import { checkText } from "./text-check";
import { readTokens } from "./token-check";

export type SourceFormat = "yaml" | "json";

/** Line and column, from 1. */
export type Position = { line: number; column: number };

/** One read text: its value as plain JSON, and what is wrong with it. */
export type DocumentReading = {
  format: SourceFormat;
  /** The root mapping; null when the text could not be read. */
  value: Record<string, unknown> | null;
  problems: Problem[];
  /** Where a field stands; of one that is not there, where its nearest ancestor stands. */
  locate(path: FieldPath, part?: "key" | "value"): Position;
};

/** JSON begins with a brace; a YAML mapping in flow style does too, and is then served back as JSON's superset. */
function formatOf(source: string): SourceFormat {
  if (!source.trimStart().startsWith("{")) return "yaml";
  try {
    JSON.parse(source);
    return "json";
  } catch {
    return "yaml";
  }
}

const syntaxSentences: Record<string, string> = {
  TAB_AS_INDENT: "Indent with spaces, not tabs.",
  BAD_INDENT: "The indentation does not fit the lines above.",
  MULTIPLE_DOCS: "The text holds more than one document (---); send one at a time.",
  MISSING_CHAR: "Something is missing here, such as a quote, a bracket or a colon.",
  BLOCK_AS_IMPLICIT_KEY: "A colon followed by a space is not allowed inside plain text; put the text in quotes.",
  BAD_SCALAR_START: "Plain text may not begin with this character; put it in quotes.",
  UNEXPECTED_TOKEN: "This is not expected here; check quotes, brackets and indentation.",
  TAG_RESOLVE_FAILED: "Tags (!) are not accepted; write a plain value.",
};

function syntaxProblem(error: YAMLError): string {
  return syntaxSentences[error.code] ?? `This is not valid YAML: ${error.message.split("\n")[0]}.`;
}

function compose(tokens: Parameters<Composer["compose"]>[0], length: number): Document[] {
  // `uniqueKeys` compares every key with every other; `toPlain` looks for doubles in one pass.
  const composer = new Composer({ schema: "core", merge: false, uniqueKeys: false, strict: true });
  return [...composer.compose(tokens, true, length)];
}

function locator(document: Document, lines: LineCounter): DocumentReading["locate"] {
  return (path, part = "value") => {
    const found = placeIn(document, path);
    if (!found) return { line: 1, column: 1 };
    const { place, depth } = found;
    // For a field that is missing, the name of its ancestor is a better place than the first line inside it.
    const offset = part === "key" || depth < path.length ? (place.key ?? place.value) : place.value;
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
}

/**
 * Reads YAML 1.2 or JSON into plain values. Never throws for what is written in the text: every refusal is a problem
 * with a sentence, line and column. Runs no code, follows no link, and takes time proportional to the text.
 */
export function readDocument(source: string): DocumentReading {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) lines.addNewLine(at + 1);
  const position = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (message: string, offset: number): DocumentReading => ({
    format: "yaml",
    value: null,
    problems: [{ path: "", message, severity: "error", ...position(offset) }],
    locate: () => position(offset),
  });

  const text = checkText(source);
  if (text) return refused(text.message, text.offset);
  const read = readTokens(source);
  if ("message" in read) return refused(read.message, read.offset);
  const [document, second] = compose(read.tokens, source.length);
  if (!document) return refused("The document is empty.", 0);
  if (second) return refused(syntaxSentences.MULTIPLE_DOCS ?? "", second.range?.[0] ?? 0);

  // A tag the core schema does not know is a warning to the library; nothing here may depend on a tag.
  const [firstError] = [...document.errors, ...document.warnings];
  if (firstError) return refused(syntaxProblem(firstError), firstError.pos[0]);
  const plain = toPlain(document);
  const problems = plain.problems.slice(0, limits.problems).map(
    ({ path, message, severity, offset }): Problem => ({
      path: formatPath(path),
      message,
      severity: severity ?? "error",
      ...position(offset),
    }),
  );
  const value = plain.value;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    if (problems.every((problem) => problem.severity === "warning"))
      return refused("The document must be a mapping of fields, such as “id: my-product”.", 0);
    return { format: "yaml", value: null, problems, locate: () => ({ line: 1, column: 1 }) };
  }
  return {
    format: formatOf(source),
    value: value as Record<string, unknown>,
    problems,
    locate: locator(document, lines),
  };
}
