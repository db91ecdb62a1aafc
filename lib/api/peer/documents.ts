import { isDeepStrictEqual } from "node:util";
import semver from "semver";
import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { limits } from "@/lib/domain/document/limits";
import { isRecord, type JsonRecord } from "@/lib/domain/document/record";
import { AppError, notFound } from "@/lib/domain/errors";
import { parseFields } from "@/lib/domain/parse-fields";
import { completeProduct, namedIn } from "@/lib/domain/product/complete-product";
import { isTakenOut, productDefaults } from "@/lib/features/documents/queries/lists";
import { contractDocument, productDocument } from "@/lib/features/documents/queries/published";
import { publishContract, publishProduct } from "@/lib/features/publishing/commands";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { readText } from "../body";
import { HttpRefusal } from "../problem";
import { convertedDocument } from "../representation";

/** The address of a thing's page, which clients print for people. */
function pageHeader(path: string): Record<string, string> {
  return { "location-html": `${env().url}${path}` };
}

const json = (body: unknown, headers: Record<string, string> = {}) =>
  Response.json(body, { headers: { "cache-control": "private, no-cache", ...headers } });

export async function getContract(actor: Actor, ref: string, yaml: boolean): Promise<Response> {
  const stored = await contractDocument(actor, ref);
  if (await isTakenOut("contract", ref)) throw notFound("data contract");
  if (!yaml) return json(stored.document, pageHeader(routes.contract(ref)));
  const text = stored.format === "yaml" ? stored.source : convertedDocument(stored.document, "yaml");
  return new Response(text, {
    headers: { "content-type": "application/yaml; charset=utf-8", "cache-control": "private, no-cache" },
  });
}

export async function getProduct(actor: Actor, ref: string): Promise<Response> {
  const stored = await productDocument(actor, ref);
  if (await isTakenOut("product", ref)) throw notFound("data product");
  return json(stored.document, pageHeader(routes.product(ref)));
}

function parsed(source: string): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    throw new HttpRefusal("malformed", "The body is not valid JSON.");
  }
  if (!isRecord(value)) throw new AppError("invalid", "The body must be a JSON object.");
  return value;
}

/** True when lists and mappings stand inside one another more often than a document may nest them. Costs no stack. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; depth <= limits.depth && level.length > 0; depth += 1)
    level = level.flatMap((item) => (typeof item === "object" && item !== null ? Object.values(item) : []));
  return level.length > 0;
}

/** A product is completed before it is read as a document, so what the reader would refuse is refused here. */
function parsedProduct(source: string): JsonRecord {
  const document = parsed(source);
  if (isTooDeep(document))
    throw new AppError("invalid", `The document nests lists and mappings more than ${limits.depth} levels deep.`);
  parseFields(z.looseObject({}), document);
  return document;
}

/** The whole answer of a publication: older clients look at the status and the header alone. */
export async function putContract(actor: Actor, ref: string, request: Request): Promise<Response> {
  const source = await readText(request, ["application/json"]);
  parsed(source);
  const { version, unchanged } = await publishContract(actor, { source, ref });
  return json({ id: ref, version, unchanged }, pageHeader(routes.contract(ref)));
}

/**
 * The version of a product whose document names none: the one in force when nothing else changed, else the next minor.
 */
function impliedVersion(document: JsonRecord, domain: string | null, current: { version: string; document: unknown }) {
  const same = completeProduct(document, { version: current.version, domain });
  if (isDeepStrictEqual(same, current.document)) return current.version;
  return semver.inc(current.version, "minor") ?? current.version;
}

export async function putProduct(actor: Actor, ref: string, request: Request): Promise<Response> {
  const source = await readText(request, ["application/json"]);
  const document = parsedProduct(source);
  const named = namedIn(document);
  const { current, domain } = await productDefaults(actor, ref, named.team);
  const version = current === null ? "1.0.0" : impliedVersion(document, domain, current);
  const complete = completeProduct(document, { version, domain });
  // What lacks nothing is published character by character as it came.
  const text = complete === document ? source : JSON.stringify(complete);
  const published = await publishProduct(actor, { source: text, ref });
  return json({ id: ref, version: published.version, unchanged: published.unchanged }, pageHeader(routes.product(ref)));
}
