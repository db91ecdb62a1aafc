import type { z } from "zod";
import { AppError, type Problem } from "./errors";

/** Text that Postgres cannot keep: the NUL character, and halves of a surrogate pair. */
const unstorable = /\0|\p{Surrogate}/u;

/** Names every string inside `value` that cannot be stored. Iterative, so that deep nesting costs no stack. */
export function unstorableStrings(value: unknown): Problem[] {
  const problems: Problem[] = [];
  const waiting: { path: string; value: unknown }[] = [{ path: "", value }];
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (typeof item.value === "string" && unstorable.test(item.value))
      problems.push({ path: item.path, message: "The text contains a NUL or a broken Unicode character." });
    if (typeof item.value !== "object" || item.value === null || problems.length >= 20) continue;
    for (const [key, inner] of Object.entries(item.value)) {
      const name = Array.isArray(item.value) ? `[${key}]` : item.path ? `.${key}` : key;
      waiting.push({ path: `${item.path}${name}`.slice(0, 200), value: inner });
    }
  }
  return problems;
}

/** "filters[0].name" from zod's path. */
function fieldPath(path: readonly PropertyKey[]): string {
  return path.map((p, i) => (typeof p === "number" ? `[${p}]` : `${i > 0 ? "." : ""}${String(p)}`)).join("");
}

const kindWords: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

/** Zod's default words in plain ones. A message that a schema wrote itself stands before them. */
const plainWords: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === "invalid_value") return `Give one of: ${issue.values.map(String).join(", ")}.`;
  if (issue.code === "too_small" && issue.origin === "string") return `At least ${issue.minimum} characters.`;
  if (issue.code === "too_big" && issue.origin === "string") return `At most ${issue.maximum} characters.`;
  if (issue.code === "invalid_format" && issue.format === "uuid") return "Write the id as a UUID.";
  if (issue.code !== "invalid_type") return undefined;
  if (issue.input === undefined) return "This field is missing.";
  const word = kindWords[issue.expected];
  if (word === undefined) return undefined;
  return Array.isArray(issue.input) && issue.expected === "string" ? "Give it once." : `This must be ${word}.`;
};

/** Parses with zod; a refusal names every field that is wrong. */
export function parseFields<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const hostile = unstorableStrings(value);
  if (hostile.length > 0) throw new AppError("invalid", firstSentence(hostile), { problems: hostile });
  const parsed = schema.safeParse(value, { error: plainWords });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.slice(0, 50).flatMap((issue): Problem[] =>
    issue.code === "unrecognized_keys"
      ? issue.keys.slice(0, 20).map((key) => ({
          path: fieldPath([...issue.path, key.slice(0, 100)]),
          message: "There is no such field.",
        }))
      : [{ path: fieldPath(issue.path), message: issue.message }],
  );
  throw new AppError("invalid", firstSentence(problems), { problems });
}

function firstSentence(problems: readonly Problem[]): string {
  const [first] = problems;
  if (!first) return "The request is wrong.";
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  return `${first.path ? `${first.path}: ` : ""}${first.message}${more}`;
}
