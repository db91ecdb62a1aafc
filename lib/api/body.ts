import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { parseFields } from "@/lib/domain/parse-fields";
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
