import type { ErrorObject } from "ajv";
import { nearest } from "./nearest";
import { knownFields } from "./schema-fields";

const typeNames: Record<string, string> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a mapping of fields",
  null: "empty",
};

function typeOf(value: unknown): string {
  if (value === null || value === undefined) return "empty";
  if (Array.isArray(value)) return "a list";
  return typeNames[typeof value] ?? typeof value;
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function short(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

const formatNames: Record<string, string> = {
  "date-time": "a moment such as 2026-03-12T14:05:00Z",
  date: "a date such as 2026-03-12",
  uri: "an address such as https://example.com/page",
  email: "an e-mail address",
};

/** What a value looks like that is not written as its `format` says. */
export function formatSentence(format: string, value: string): string {
  return `“${short(value)}” is not ${formatNames[format] ?? `of the format ${format}`}.`;
}

/** “x”, with what may have been meant when the list is long. */
function enumSentence(allowed: readonly unknown[], value: unknown): string {
  const words = allowed.map(String);
  if (words.length === 1) return `Must be “${words[0]}”, but is “${short(value)}”.`;
  const near = typeof value === "string" ? nearest(value, words, 2) : [];
  const hint = near.length > 0 ? ` Did you mean ${oneOf(near)}?` : "";
  if (words.length <= 12 || near.length === 0) return `Must be ${oneOf(words)}, but is “${short(value)}”.${hint}`;
  return `“${short(value)}” is not known here.${hint}`;
}

/** What the schema's author wrote as `type`, in words. */
export function expectedTypes(error: ErrorObject): string[] {
  const type: unknown = error.params.type;
  const list: unknown[] = Array.isArray(type) ? type : [type];
  return list.map((name) => typeNames[String(name)] ?? String(name));
}

/** Of several types that would all do: “Must be text or a number, but is a list.” */
export function typeSentence(expected: readonly string[], value: unknown): string {
  const words = [...new Set(expected)];
  const isBare = typeof value === "number" || typeof value === "boolean";
  const hint = isBare && words.length === 1 && words[0] === typeNames.string ? " Put it in quotes." : "";
  return `Must be ${oneOf(words)}, but is ${typeOf(value)}.${hint}`;
}

/** The sentence for a field no rule of the standard names. */
export function unknownField(name: string, error: ErrorObject, standard: string, root: unknown): string {
  const near = nearest(name, knownFields(error.parentSchema, root), 2);
  const hint = near.length > 0 ? ` Did you mean ${oneOf(near)}?` : " Put own fields under customProperties.";
  return `“${short(name)}” is not a field of ${standard} here.${hint}`;
}

/** `not: { required: [x] }`: a field that may not stand here. */
function notSentence(schema: unknown): string {
  const names: unknown = typeof schema === "object" && schema !== null ? Reflect.get(schema, "required") : null;
  return Array.isArray(names)
    ? `The field ${oneOf(names.map(String))} may not stand here.`
    : "This may not stand here.";
}

/** A plain sentence for one finding of the JSON Schema validator; null for those that only repeat others. */
export function sentence(error: ErrorObject, standard: string, root: unknown): string | null {
  const { keyword, params, data } = error;
  switch (keyword) {
    case "required":
      return `The field “${params.missingProperty}” is missing.`;
    case "additionalProperties":
      return unknownField(String(params.additionalProperty), error, standard, root);
    case "unevaluatedProperties":
      return unknownField(String(params.unevaluatedProperty), error, standard, root);
    case "type":
      return typeSentence(expectedTypes(error), data);
    case "enum":
      return enumSentence(Array.isArray(params.allowedValues) ? params.allowedValues : [], data);
    case "const":
      return `Must be “${short(params.allowedValue)}”.`;
    case "pattern":
      return error.schemaPath.includes("StableId")
        ? "May contain only letters, digits, - and _."
        : `“${short(data)}” is not written as the standard asks.`;
    case "minItems":
      return `Needs at least ${params.limit} ${params.limit === 1 ? "entry" : "entries"}.`;
    case "maxItems":
      return `May have at most ${params.limit} entries.`;
    case "minLength":
      return "Must not be empty.";
    case "uniqueItems":
      return "The same entry stands here twice.";
    case "minimum":
    case "maximum":
    case "exclusiveMinimum":
    case "exclusiveMaximum":
      return `Must be ${params.comparison} ${params.limit}.`;
    case "not":
      return notSentence(error.schema);
    case "if":
      return null;
    default:
      return `This is not as ${standard} asks (${keyword}).`;
  }
}
