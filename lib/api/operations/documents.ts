import { z } from "zod";
import { contractDocument, productDocument } from "@/lib/features/documents/queries";
import { type Operation, operation } from "../operation";
import { documentResponse } from "../representation";

const products = "Data products";
const contracts = "Data contracts";

const documentId = (noun: string, example: string) =>
  z.object({
    id: z
      .string()
      .min(1)
      .max(200, "An id has at most 200 characters.")
      .meta({ description: `The id in the ${noun} document, percent-encoded in the path.`, example }),
  });

const productId = documentId("ODPS", "entity-ratings");
const contractId = documentId("ODCS", "entity-ratings.ratings");

const conditionalRead = z.object({
  "If-None-Match": z.string().optional().meta({ description: "The ETag of your last read; 304 when nothing changed." }),
  Accept: z
    .string()
    .optional()
    .meta({ description: "`application/yaml` or `application/json`; without a preference the original form." }),
});

const readProduct = operation({
  id: "getDataProduct",
  method: "get",
  path: "/data-products/{id}",
  tag: products,
  summary: "Read a data product",
  description: "The current version's ODPS document: character by character as it was published, or converted.",
  action: "product.view",
  params: productId,
  headers: conditionalRead,
  success: [{ status: 200, description: "The document; its ETag is the revision.", document: "Bitol ODPS." }],
  refusals: { 304: "Nothing changed since your ETag.", 404: "There is no such product, or you may not see it." },
  handle: async ({ actor, params, request }) => documentResponse(request, await productDocument(actor, params.id)),
});

const readContract = operation({
  id: "getDataContract",
  method: "get",
  path: "/data-contracts/{id}",
  tag: contracts,
  summary: "Read a data contract",
  description: "The current version's ODCS document: character by character as it was published, or converted.",
  action: "product.view",
  params: contractId,
  headers: conditionalRead,
  success: [{ status: 200, description: "The document; its ETag is the revision.", document: "ODCS." }],
  refusals: { 304: "Nothing changed since your ETag.", 404: "There is no such contract, or you may not see it." },
  handle: async ({ actor, params, request }) => documentResponse(request, await contractDocument(actor, params.id)),
});

export const documentOperations: Operation[] = [readProduct, readContract];
