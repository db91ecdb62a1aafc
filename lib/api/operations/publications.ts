import { z } from "zod";
import { idOf } from "@/lib/domain/document/head-field";
import { productDocument } from "@/lib/features/documents/queries/published";
import { publishTogether } from "@/lib/features/publishing/publication-commands";
import { rehearsePublication } from "@/lib/features/publishing/rehearsal";
import type { PublicationResult } from "@/lib/features/publishing/schema";
import { maxBodyBytes } from "../body";
import { idempotencyHeader, repeatable, replayedHeader } from "../idempotency";
import { jsonBody, operation } from "../operation";
import { entityTag } from "../representation";
import { rehearsalOf, rehearsalResource } from "../resources/rehearsal";
import { contractExample, expectation, productExample } from "./documents";

const text = z.string().min(1, "The document is empty.");

const publicationBody = z
  .strictObject({
    product: text.optional().meta({ description: "An ODPS document as text, YAML or JSON." }),
    contracts: z
      .array(text)
      .max(50, "A publication has at most 50 contracts.")
      .default([])
      .meta({ description: "ODCS documents as texts: of the product's ports, or, without a product, by themselves." }),
    note: z
      .string()
      .trim()
      .max(500, "The note is longer than 500 characters.")
      .optional()
      .meta({ description: "Why, for the history and the audit log." }),
  })
  .meta({ id: "Publication" });

const part = z.object({
  id: z.string().meta({ description: "The id in the document." }),
  version: z.string().meta({ description: "The published version." }),
  revision: z.int().meta({ description: "Goes up by one with each publish." }),
  created: z.boolean().meta({ description: "True when nothing had this id before." }),
  unchanged: z.boolean().meta({ description: "True when exactly this was published already." }),
});

const publishedResource = z
  .object({
    product: part.nullable().meta({ description: "The product, or null when only contracts were sent." }),
    contracts: z.array(part).meta({ description: "The contracts, in the order they were sent." }),
    unchanged: z.boolean().meta({ description: "True when all of it was published already." }),
    warnings: z
      .array(z.object({ field: z.string(), message: z.string(), line: z.int().optional(), column: z.int().optional() }))
      .meta({
        description: "What was accepted but should be looked at; paths of contracts begin with `contracts[n]`.",
      }),
  })
  .meta({ id: "PublicationResult" });

function resultOf(result: PublicationResult): z.input<typeof publishedResource> {
  const partOf = ({ ref, ...rest }: NonNullable<PublicationResult["product"]>) => ({ id: ref, ...rest });
  return {
    product: result.product && partOf(result.product),
    contracts: result.contracts.map(partOf),
    unchanged: result.unchanged,
    warnings: result.warnings.map(({ path, message, line, column }) => ({ field: path, message, line, column })),
  };
}

const dryRun = z.object({
  dryRun: z
    .enum(["true", "false"])
    .optional()
    .meta({ description: "`true` answers what publishing would do, and writes nothing.", example: "true" }),
});

const publishOperation = operation({
  id: "publishTogether",
  method: "post",
  path: "/publications",
  tag: "Publications",
  summary: "Publish a product with its contracts",
  description:
    "Publishes documents that belong together in one step: all of them, or none. Published versions never change: the same content again is `unchanged`, other content needs a higher version. Paths in `errors` that begin with `contracts[n]` are about the n-th contract, all others about the product.\n\nWith `dryRun=true` nothing is written, and the answer is a rehearsal: every change of every contract with its class, the version it needs, who is affected, and every problem.",
  action: "product.publish",
  query: dryRun,
  headers: z.object({
    ...idempotencyHeader,
    "If-Match": z.string().optional().meta({ description: "The product's ETag; 412 when somebody was faster." }),
    "If-None-Match": z.string().optional().meta({ description: "`*` publishes only a product that is new." }),
  }),
  body: jsonBody(
    publicationBody,
    { product: productExample, contracts: [contractExample], note: "First version for the credit team." },
    4 * maxBodyBytes,
  ),
  success: [
    { status: 201, description: "Published; something in it is new.", schema: publishedResource },
    {
      status: 200,
      description: "New versions, or unchanged; with `dryRun=true` the rehearsal.",
      schema: z.union([rehearsalResource, publishedResource]),
    },
  ],
  refusals: {
    409: "A version was published with other content, or a higher one exists; or the first request with this key is still being worked on (then with Retry-After).",
    412: "If-Match names an older revision of the product, or If-None-Match: * and it exists.",
    413: "The body is larger than 4 MB, or one document larger than 1 MB.",
    415: "The body is not JSON.",
  },
  handle: async ({ actor, request, query, body }) => {
    const { contracts, note, product = null } = body;
    if (query.dryRun === "true")
      return Response.json(rehearsalOf(await rehearsePublication(actor, { product, contracts })));
    const ifMatch = await expectation(request, async () => {
      if (product !== null) await productDocument(actor, idOf(product));
    });
    const asked = { product, contracts, note, ifMatch, request: repeatable(request, body) };
    const result = await publishTogether(actor, asked);
    const isNew = [result.product, ...result.contracts].some((document) => document?.created);
    const etag: Record<string, string> = result.product ? { etag: entityTag(result.product.revision) } : {};
    return Response.json(resultOf(result), {
      status: isNew ? 201 : 200,
      headers: { ...etag, ...replayedHeader(result) },
    });
  },
});

export const publicationOperations = [publishOperation];
