import type { z } from "zod";
import { AppError, type Problem } from "@/lib/domain/errors";
import { HttpRefusal } from "./problem";

/** The largest body that is read unless an operation says otherwise: one document of the size the parsers accept. */
export const maxBodyBytes = 1024 * 1024;

const tooLarge = (maxBytes: number) =>
  new AppError("too_large", `The body is larger than ${maxBytes / 1024 / 1024} MB. Send a smaller document.`);

/** The media type without parameters, lower-case, or an empty string. */
export function mediaType(header: string | null | undefined): string {
  return (header ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

function refuseMediaType(request: Request, accepted: readonly string[]): void {
  const header = request.headers.get("content-type");
  const list = accepted.join(" or ");
  const accept = { "accept-post": accepted.join(", ") };
  if (!accepted.includes(mediaType(header))) {
    const sent = header ? `not ${header.slice(0, 100)}` : "and the request names none";
    throw new HttpRefusal("unsupported_media_type", `The body must be sent as ${list}, ${sent}.`, accept);
  }
  const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(header ?? "")?.[1];
  if (charset && !/^(utf-?8|us-ascii)$/i.test(charset))
    throw new HttpRefusal("unsupported_media_type", "The body must be UTF-8.", accept);
  const encoding = request.headers.get("content-encoding");
  if (encoding && encoding.toLowerCase() !== "identity")
    throw new HttpRefusal("unsupported_media_type", "The body must be sent without compression.", accept);
}

/** Counts while reading, because a Content-Length may be missing or wrong. */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw tooLarge(maxBytes);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks);
}

/**
 * The body as text, at most `maxBytes` of UTF-8 in one of the accepted media types.
 * Errors: 415 for the type, 413 for the size, 422 for an empty body or other encodings.
 */
export async function readText(
  request: Request,
  accepted: readonly string[],
  maxBytes = maxBodyBytes,
): Promise<string> {
  refuseMediaType(request, accepted);
  const bytes = await readBytes(request, maxBytes);
  if (bytes.byteLength === 0) throw new AppError("invalid", "The body is empty.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("invalid", "The body is not UTF-8 text. Save the document as UTF-8 and send it again.");
  }
}

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

/** The JSON body, parsed with zod. Errors: 400 when it is no JSON, 422 naming the fields, and those of `readText`. */
export async function readJson<S extends z.ZodType>(
  request: Request,
  schema: S,
  maxBytes = maxBodyBytes,
): Promise<z.output<S>> {
  const text = await readText(request, ["application/json"], maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HttpRefusal("malformed", "The body is not valid JSON.");
  }
  return parseFields(schema, value);
}
