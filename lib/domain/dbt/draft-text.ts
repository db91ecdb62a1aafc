import { stringify } from "yaml";
import type { Document } from "./contract-draft";

/** What a database and a YAML file cannot hold, and the mark of what was lost in an earlier conversion. */
const unstorable = /[^\P{Cc}\t\n]|[\p{Surrogate}\ufffe\uffff\ufffd]/gu;

function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replace(/\r\n?/g, "\n").replace(unstorable, "?");
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  // A merge key would mean something else to whoever reads the text.
  const entries = Object.entries(value).filter(([key]) => key !== "<<" && key !== "__proto__");
  return Object.fromEntries(entries.map(([key, inner]) => [String(storable(key)), storable(inner)]));
}

/**
 * A drafted document as YAML. Text that older readers would take for something else (`yes`, `1_000`) is quoted, and long lines
 * are not broken.
 */
export function draftText(document: Document): string {
  return stringify(storable(document), { lineWidth: 0, compat: "yaml-1.1", aliasDuplicateObjects: false });
}

/** The same with notes above it, as comments: they go with the draft until somebody takes them out. */
export function withNotes(text: string, notes: readonly string[]): string {
  if (notes.length === 0) return text;
  const lines = notes.map((note) => `# - ${String(storable(note)).replace(/\s+/g, " ")}`);
  return `# From dbt. Look at:\n${lines.join("\n")}\n${text}`;
}
