import type { FieldPath } from "./field-path";
import {
  type Beside,
  descriptionOf,
  fieldsOf,
  isDeprecated,
  type SchemaField,
  type SchemaNode,
  schemasAt,
  typesOf,
} from "./schema-walk";
import { cursorAt, type YamlCursor } from "./yaml-cursor";

export type Suggestion = {
  label: string;
  kind: "field" | "value";
  /** In a few words: what type it has, or what the value stands for. */
  detail: string;
  /** The standard's own description. */
  info?: string;
  /** What is written when it is chosen. */
  insert: string;
  required: boolean;
};

export type Completion = { from: number; suggestions: Suggestion[] };

/** Values this installation knows, such as its domains. Asked with the path of the value and the fields beside it. */
export type KnownValues = (path: FieldPath, beside: Beside) => readonly { value: string; detail: string }[];

const typeNames: Record<string, string> = {
  string: "text",
  integer: "whole number",
  number: "number",
  boolean: "true or false",
  array: "list",
  object: "fields",
  null: "nothing",
};

/** Where YAML would read another type, or none, the text is quoted. */
export function asScalar(value: string): string {
  const plain = /^[A-Za-z_/][\w ./+@-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value);
  return plain && value === value.trim() ? value : JSON.stringify(value);
}

function detailOf({ schemas, required }: SchemaField): string {
  const types = typesOf(schemas).map((type) => typeNames[type] ?? type);
  const words = [types.join(" or ")];
  if (required) words.push("required");
  if (isDeprecated(schemas)) words.push("deprecated");
  return words.filter((word) => word !== "").join(", ");
}

/** The field's name with what begins its value. */
function opening({ name, schemas }: SchemaField, column: number): string {
  const types = typesOf(schemas);
  const deeper = " ".repeat(column + 2);
  if (types.includes("string") || types.includes("number") || types.includes("boolean")) return `${name}: `;
  if (types[0] === "array") return `${name}:\n${deeper}- `;
  if (types[0] === "object") return `${name}:\n${deeper}`;
  return `${name}: `;
}

function fieldSuggestions(schemas: readonly SchemaNode[], root: SchemaNode, cursor: YamlCursor): Suggestion[] {
  const there = cursor.beside.get(cursor.holder.length) ?? new Map<string, string>();
  return fieldsOf(schemas, root)
    .filter((field) => !there.has(field.name))
    .map((field) => {
      const info = descriptionOf(field.schemas);
      return {
        label: field.name,
        kind: "field",
        detail: detailOf(field),
        ...(info === undefined ? {} : { info }),
        insert: opening(field, cursor.column),
        required: field.required,
      };
    });
}

function schemaValues(schemas: readonly SchemaNode[]): { value: string; detail: string; insert: string }[] {
  const listed = schemas.flatMap((schema) => [
    ...("const" in schema ? [schema.const] : []),
    ...(Array.isArray(schema.enum) ? schema.enum : []),
  ]);
  const truth = typesOf(schemas).includes("boolean") ? [true, false] : [];
  const standard = schemas.flatMap((schema) => ("default" in schema ? [schema.default] : []));
  const examples = listed.length > 0 ? [] : schemas.flatMap((s) => (Array.isArray(s.examples) ? s.examples : []));
  const written = (value: unknown) => (typeof value === "string" ? asScalar(value) : String(value));
  const scalar = (value: unknown) => typeof value !== "object" || value === null;
  return [
    ...[...listed, ...truth].filter(scalar).map((value) => ({
      value: String(value),
      detail: standard.includes(value) ? "default" : "",
      insert: written(value),
    })),
    ...examples.filter(scalar).map((value) => ({ value: String(value), detail: "example", insert: written(value) })),
  ];
}

function valueSuggestions(
  schemas: readonly SchemaNode[],
  path: FieldPath,
  beside: Beside,
  known: KnownValues,
): Suggestion[] {
  const own = known(path, beside).map(({ value, detail }) => ({ value, detail, insert: asScalar(value) }));
  const seen = new Set<string>();
  return [...own, ...schemaValues(schemas)].flatMap(({ value, detail, insert }) => {
    if (seen.has(value)) return [];
    seen.add(value);
    return [{ label: value, kind: "value" as const, detail, insert, required: false }];
  });
}

/**
 * What may be written at an offset of YAML, by the JSON Schema of its kind and the values this installation knows.
 * Required fields come first; fields that stand there already are left out. Null where nothing can be said.
 */
export function completeAt(text: string, offset: number, root: SchemaNode, known: KnownValues): Completion | null {
  const cursor = cursorAt(text, offset);
  if (!cursor) return null;
  const { holder, field, from, beside } = cursor;
  const around = beside.get(holder.length) ?? new Map<string, string>();
  const schemas = schemasAt(root, field === null ? holder : [...holder, field], beside);
  const path = field === null ? holder : [...holder, field];
  const suggestions =
    field === null && fieldsOf(schemas, root).length > 0
      ? fieldSuggestions(schemas, root, cursor)
      : valueSuggestions(schemas, path, field === null ? (beside.get(holder.length - 1) ?? around) : around, known);
  return suggestions.length === 0 ? null : { from, suggestions };
}

export type FieldHelp = { from: number; to: number; name: string; detail: string; info: string };

/** What the standard says about the field whose name stands at an offset; null where none does. */
export function helpAt(text: string, offset: number, root: SchemaNode): FieldHelp | null {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  const match = /^(\s*(?:-\s+)*)(["']?)([^\s"'#:]+)\2\s*:/.exec(line);
  if (!match) return null;
  const [, lead = "", quote = "", name = ""] = match;
  const from = start + lead.length + quote.length;
  const to = from + name.length;
  const cursor = offset < from || offset > to ? null : cursorAt(text, from);
  if (!cursor) return null;
  const field = fieldsOf(schemasAt(root, cursor.holder, cursor.beside), root).find((one) => one.name === name);
  const info = field && descriptionOf(field.schemas);
  return field && info ? { from, to, name, detail: detailOf(field), info } : null;
}
