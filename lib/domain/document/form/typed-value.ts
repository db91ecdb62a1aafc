import { parse } from "yaml";
import type { PlainValue } from "@/lib/domain/document/edit/plain-edits";

function isPlain(value: unknown): value is PlainValue {
  if (typeof value !== "object" || value === null)
    return value === null || typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
  return Object.values(value).every(isPlain);
}

/** Reads what was typed as YAML reads it: 5 is a number, "5" a text, [1, 2] a list. What is no YAML is a text. */
export function readValue(text: string): PlainValue {
  const typed = text.trim();
  if (typed === "") return "";
  try {
    const value: unknown = parse(typed, { schema: "core", merge: false });
    // A mapping needs its braces: “a: b” in a field is a sentence.
    const mapping = typeof value === "object" && value !== null && !Array.isArray(value);
    if (mapping && !typed.startsWith("{")) return typed;
    if (Array.isArray(value) && !typed.startsWith("[")) return typed;
    if (typeof value !== "object" && !/^["']/.test(typed) && / #/.test(typed)) return typed;
    // A remark (#) or a reference is not what somebody means in a field.
    return isPlain(value) && !(typeof value === "string" && !/^["']/.test(typed)) ? value : typed;
  } catch {
    return typed;
  }
}
