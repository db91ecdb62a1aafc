import { stringify } from "yaml";
import { AppError } from "@/lib/domain/errors";

/** The two forms in which ODPS and ODCS documents travel. */
export const documentTypes = ["application/yaml", "application/json"] as const;
/** Names in use before RFC 9512 registered application/yaml. */
const yamlAliases = ["application/x-yaml", "text/yaml", "text/x-yaml"];
export const acceptedDocumentTypes = [...documentTypes, ...yamlAliases];

export type DocumentFormat = "yaml" | "json";

type StoredDocument = { source: string; format: DocumentFormat; document: unknown; revision: number };

/** The wanted form by the Accept header (RFC 9110 §12.5.1); null is "no preference", so the original. */
export function preferredFormat(accept: string | null): DocumentFormat | null {
  const quality = { yaml: 0, json: 0 };
  let any = accept === null || accept.trim() === "" ? 1 : 0;
  for (const part of (accept ?? "").toLowerCase().split(",").slice(0, 20)) {
    const [range = "", ...parameters] = part.split(";").map((p) => p.trim());
    const q = Number(parameters.find((p) => p.startsWith("q="))?.slice(2) ?? 1);
    const weight = Number.isFinite(q) ? Math.min(Math.max(q, 0), 1) : 0;
    if (range === "application/json") quality.json = weight;
    else if (range === "application/yaml" || yamlAliases.includes(range)) quality.yaml = Math.max(quality.yaml, weight);
    else if (range === "*/*" || range === "application/*") any = Math.max(any, weight);
  }
  if (quality.yaml === quality.json || any > Math.max(quality.yaml, quality.json)) return null;
  return quality.yaml > quality.json ? "yaml" : "json";
}

/**
 * The entity tag of a document: its revision, and the form and format where they are not the original ones, because a
 * strong tag stands for exact bytes (RFC 9110 §8.8.1).
 */
export function entityTag(
  revision: number,
  converted: DocumentFormat | null = null,
  form: string | null = null,
): string {
  return `"${[revision, form, converted].filter((part) => part !== null).join("-")}"`;
}

const tags = (header: string) => header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));

/** The revision named by If-Match; null without the header, "any" for `*`. 412 for a tag of no revision. */
export function requiredRevision(ifMatch: string | null): number | "any" | null {
  if (ifMatch === null) return null;
  if (ifMatch.trim() === "*") return "any";
  const revision = /^"(\d{1,9})(?:-[a-z0-9.]{1,16}){0,2}"$/.exec(ifMatch.trim())?.[1];
  if (revision === undefined)
    throw new AppError(
      "precondition_failed",
      "If-Match names no revision of this document. Use the ETag of your last read.",
    );
  return Number(revision);
}

/** A document in the other form than it came in. */
export function convertedDocument(document: unknown, format: DocumentFormat): string {
  return format === "json" ? JSON.stringify(document, null, 2) : stringify(document, { lineWidth: 120 });
}

/**
 * Serves a document as it was sent or, when the caller prefers the other format, converted. 304 by If-None-Match. `form` names
 * another form of the document than the published one.
 */
export function documentResponse(request: Request, stored: StoredDocument, form: string | null = null): Response {
  const wanted = preferredFormat(request.headers.get("accept"));
  const other = wanted !== null && wanted !== stored.format ? wanted : null;
  const etag = entityTag(stored.revision, other, form);
  const headers = { etag, vary: "Accept, Authorization", "cache-control": "private, no-cache" };
  const known = request.headers.get("if-none-match");
  if (known !== null && (known.trim() === "*" || tags(known).includes(etag)))
    return new Response(null, { status: 304, headers });
  const body = other ? convertedDocument(stored.document, other) : stored.source;
  const type = documentTypes[(other ?? stored.format) === "yaml" ? 0 : 1];
  return new Response(body, { headers: { ...headers, "content-type": `${type}; charset=utf-8` } });
}
