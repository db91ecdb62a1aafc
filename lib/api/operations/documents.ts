import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { contractDocument, openDataProduct, productDocument } from "@/lib/features/documents/queries/published";
import { contractDeprecation, productDeprecation } from "@/lib/features/moves/queries/deprecation";
import { publishContract, publishProduct } from "@/lib/features/publishing/commands";
import type { Expectation, Published } from "@/lib/features/publishing/schema";
import { deprecationNote, productAddress, versionAddress, withDeprecation } from "../deprecation";
import { idempotencyHeader, repeatable, replayedHeader } from "../idempotency";
import { documentBody, operation } from "../operation";
import { documentResponse, entityTag, requiredRevision } from "../representation";

const products = "Data products";
const contracts = "Data contracts";

export const productExample = `apiVersion: v1.0.0
kind: DataProduct
id: entity-ratings
name: Entity ratings
version: 1.0.0
status: active
domain: risk/credit
description:
  purpose: The rating history of every company that rents from us.
team:
  name: ratings-data
outputPorts:
  - name: ratings
    version: 1.0.0
    contractId: entity-ratings.ratings
`;

export const contractExample = `apiVersion: v3.1.0
kind: DataContract
id: entity-ratings.ratings
name: Entity ratings
version: 1.0.0
status: active
team:
  name: ratings-data
servers:
  - server: premium-offices
    type: postgres
    host: platform.premium-offices.example
    port: 5432
    database: premium_offices
    schema: risk_entity_ratings
schema:
  - name: ratings
    physicalType: view
    properties:
      - name: lei
        logicalType: string
        required: true
`;

const documentId = (noun: string, example: string) =>
  z.object({
    id: z
      .string()
      .min(1)
      .max(200, "An id has at most 200 characters.")
      .meta({ description: `The id in the ${noun} document, percent-encoded in the path.`, example }),
  });

const productId = documentId("ODPS", "entity-ratings");
export const contractId = documentId("ODCS", "entity-ratings.ratings");

const conditionalRead = z.object({
  "If-None-Match": z.string().optional().meta({ description: "The ETag of your last read; 304 when nothing changed." }),
  Accept: z
    .string()
    .optional()
    .meta({ description: "`application/yaml` or `application/json`; without a preference the original form." }),
});

const contractForm = z.object({
  form: z
    .enum(["original", "upgraded"], "The form is original or upgraded.")
    .default("original")
    .meta({ description: "`original` as published; `upgraded` in ODCS v3.1.0." }),
});

const productForm = z.object({
  form: z
    .enum(["original", "odps-4.1"], "The form is original or odps-4.1.")
    .default("original")
    .meta({ description: "`original` as published; `odps-4.1` in the Linux Foundation's specification." }),
});

const readProduct = operation({
  id: "getDataProduct",
  method: "get",
  path: "/data-products/{id}",
  tag: products,
  summary: "Read a data product",
  description: `The current version's ODPS document: character by character as it was published, or converted. \`form=odps-4.1\` gives it in the Open Data Product Specification 4.1 of the Linux Foundation, with the first port's contract inside. ${deprecationNote}`,
  action: "product.view",
  params: productId,
  query: productForm,
  headers: conditionalRead,
  success: [{ status: 200, description: "The document; its ETag is the revision.", document: "Bitol ODPS." }],
  refusals: { 304: "Nothing changed since your ETag.", 404: "There is no such product, or you may not see it." },
  handle: async ({ actor, params, query, request }) =>
    withDeprecation(
      query.form === "original"
        ? documentResponse(request, await productDocument(actor, params.id))
        : documentResponse(request, await openDataProduct(actor, params.id), query.form),
      await productDeprecation(actor, params.id),
      productAddress,
    ),
});

const readContract = operation({
  id: "getDataContract",
  method: "get",
  path: "/data-contracts/{id}",
  tag: contracts,
  summary: "Read a data contract",
  description: `The current version's document: character by character as it was published, or converted. \`form=upgraded\` gives it in ODCS v3.1.0, whatever version of ODCS or of the Data Contract Specification it was published in. ${deprecationNote}`,
  action: "product.view",
  params: contractId,
  query: contractForm,
  headers: conditionalRead,
  success: [{ status: 200, description: "The document; its ETag is the revision.", document: "ODCS." }],
  refusals: { 304: "Nothing changed since your ETag.", 404: "There is no such contract, or you may not see it." },
  handle: async ({ actor, params, query, request }) =>
    withDeprecation(
      documentResponse(
        request,
        await contractDocument(actor, params.id, query.form),
        query.form === "original" ? null : query.form,
      ),
      await contractDeprecation(actor, params.id, null),
      versionAddress,
    ),
});

const conditionalWrite = z.object({
  "If-Match": z.string().optional().meta({ description: "The ETag you changed from; 412 when somebody was faster." }),
  "If-None-Match": z.string().optional().meta({ description: "`*` publishes only when nothing has this id yet." }),
  ...idempotencyHeader,
});

const publishedResource = z
  .object({
    id: z.string(),
    version: z.string().meta({ description: "The published version.", example: "1.0.0" }),
    revision: z.int().meta({ description: "Goes up by one with each publish; also the ETag." }),
    created: z.boolean().meta({ description: "True when nothing had this id before." }),
    unchanged: z.boolean().meta({ description: "True when exactly this was published already." }),
    warnings: z
      .array(z.object({ field: z.string(), message: z.string(), line: z.int().optional(), column: z.int().optional() }))
      .meta({ description: "What was accepted but should be looked at." }),
  })
  .meta({ id: "Published" });

const publishRefusals = {
  409: "This version was published with other content, or a higher one exists: raise the version.",
  412: "If-Match names an older revision, or If-None-Match: * and the id exists.",
  413: "The document is larger than 1 MB.",
  415: "The body is neither YAML nor JSON.",
};

const publishSuccess = [
  { status: 201 as const, description: "Published; the id is new.", schema: publishedResource },
  { status: 200 as const, description: "A new version, or unchanged.", schema: publishedResource },
];

/** What the preconditions of RFC 9110 §13 ask of the thing as it is; `If-Match: *` asks only that it exists. */
export async function expectation(request: Request, exists: () => Promise<unknown>): Promise<Expectation | undefined> {
  const revision = requiredRevision(request.headers.get("if-match"));
  if (revision === "any")
    await exists().catch((error) => {
      if (!(error instanceof AppError)) throw error;
      throw new AppError("precondition_failed", "If-Match: * asks for something that exists, and nothing has this id.");
    });
  if (typeof revision === "number") return { revision };
  return request.headers.get("if-none-match")?.trim() === "*" ? { absent: true } : undefined;
}

function publishedResponse(result: Published): Response {
  const { ref, version, revision, created, unchanged } = result;
  const warnings = result.warnings.map(({ path, message, line, column }) => ({ field: path, message, line, column }));
  const body: z.input<typeof publishedResource> = { id: ref, version, revision, created, unchanged, warnings };
  return Response.json(body, {
    status: created ? 201 : 200,
    headers: { etag: entityTag(revision), ...replayedHeader(result) },
  });
}

type Publishing = { actor: Actor; params: { id: string }; request: Request; body: string };

const publishProductOperation = operation({
  id: "publishDataProduct",
  method: "put",
  path: "/data-products/{id}",
  tag: products,
  summary: "Publish a data product",
  description:
    "Publishes a version of a data product. Its ports name contracts that are published already. A published version never changes: the same document again is `unchanged`, another one needs a higher version.",
  action: "product.publish",
  params: productId,
  headers: conditionalWrite,
  body: documentBody("A document of Bitol's ODPS v0.9.0 to v1.1.0", productExample),
  success: publishSuccess,
  refusals: publishRefusals,
  handle: async ({ actor, params, request, body }: Publishing) => {
    const ifMatch = await expectation(request, () => productDocument(actor, params.id));
    return publishedResponse(
      await publishProduct(actor, { source: body, ref: params.id, ifMatch, request: repeatable(request, body) }),
    );
  },
});

const publishContractOperation = operation({
  id: "publishDataContract",
  method: "put",
  path: "/data-contracts/{id}",
  tag: contracts,
  summary: "Publish a data contract",
  description:
    "Publishes a version of a data contract, before its product or as a new version of what ports promise. A published version never changes: the same document again is `unchanged`, another one needs a higher version.",
  action: "product.publish",
  params: contractId,
  headers: conditionalWrite,
  body: documentBody("A document of ODCS v2.2 to v3.1.0 or of the Data Contract Specification", contractExample),
  success: publishSuccess,
  refusals: publishRefusals,
  handle: async ({ actor, params, request, body }: Publishing) => {
    const ifMatch = await expectation(request, () => contractDocument(actor, params.id));
    return publishedResponse(
      await publishContract(actor, { source: body, ref: params.id, ifMatch, request: repeatable(request, body) }),
    );
  },
});

export const documentOperations = [publishProductOperation, readProduct, publishContractOperation, readContract];
