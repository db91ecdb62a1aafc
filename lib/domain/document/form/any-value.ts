import type { PlainValue } from "@/lib/domain/document/edit/plain-edits";

/** Numbers of the core schema (YAML 1.2, §10.3.2). */
const number =
  /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const words: Record<string, null | boolean> = {
  "~": null,
  ...Object.fromEntries(["null", "Null", "NULL"].map((word) => [word, null])),
  ...Object.fromEntries(["true", "True", "TRUE"].map((word) => [word, true])),
  ...Object.fromEntries(["false", "False", "FALSE"].map((word) => [word, false])),
};
/** Texts that YAML may read as something else: quoted, in brackets, with a remark, a reference, a tag or a line end. */
const marked = /^(?:["'[{!#&%]|---|\.\.\.)|[\t\r\n\u0085\u2028\u2029]/;

/** What was typed as far as it is a word or a number; anything else stays the text it is. */
export function readScalar(text: string): PlainValue {
  const typed = text.trim();
  const word = Object.hasOwn(words, typed) ? words[typed] : undefined;
  if (word !== undefined) return word;
  return number.test(typed) && Number.isFinite(Number(typed)) ? Number(typed) : typed;
}

const isText = (text: string) =>
  text === text.trim() && !marked.test(text) && !number.test(text) && !Object.hasOwn(words, text);

function flow(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[]" : `[ ${value.map(flow).join(", ")} ]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([name, inner]) => {
      const isWord = /^[A-Za-z_][\w-]*$/.test(name) && isText(name);
      return `${isWord ? name : JSON.stringify(name)}: ${flow(inner)}`;
    });
    return fields.length === 0 ? "{}" : `{ ${fields.join(", ")} }`;
  }
  if (typeof value === "number" && !Number.isFinite(value))
    return Number.isNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
  return JSON.stringify(value ?? null);
}

/** The value on one line, so that `readValue` gives it back. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === "") return "";
  return typeof value === "string" && isText(value) ? value : flow(value);
}
