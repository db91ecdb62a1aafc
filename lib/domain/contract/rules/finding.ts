import type { FieldPath } from "@/lib/domain/document/field-path";
import type { Finding } from "@/lib/domain/document/schema-check";

/** What must be put right before the contract is published. */
export const error = (path: FieldPath, message: string): Finding => ({
  path,
  part: "value",
  message,
  severity: "error",
});

/** What is accepted and should be looked at. */
export const warning = (path: FieldPath, message: string): Finding => ({
  path,
  part: "value",
  message,
  severity: "warning",
});

/** A word of the document inside a sentence. */
export const quoted = (word: string) => `“${word.length > 60 ? `${word.slice(0, 60)}…` : word}”`;
