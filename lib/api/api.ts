import { env } from "@/lib/server/env";
import { createApi } from "./app";
import { describeSecurity, openApiDocument } from "./openapi-document";
import { type Api, type Operation, openOperation } from "./operation";
import { accessGrantOperations } from "./operations/access-grants";
import { accessRequestOperations } from "./operations/access-requests";
import { auditOperations } from "./operations/audit-events";
import { contractVersionOperations } from "./operations/contract-versions";
import { documentOperations } from "./operations/documents";
import { moveOperations } from "./operations/moves";
import { needOperations } from "./operations/needs";
import { outputPortOperations } from "./operations/output-ports";
import { publicationOperations } from "./operations/publications";
import { qualityOperations } from "./operations/quality-results";
import { searchOperations } from "./operations/search";
import { suggestionOperations } from "./operations/suggestions";

const referenceOperation = openOperation({
  id: "getOpenApi",
  path: "/openapi.json",
  tag: "Reference",
  summary: "Read this description",
  description: "The OpenAPI 3.1 description of this API, made from the schemas that check the requests.",
  success: [{ status: 200, description: "OpenAPI 3.1.", document: "The OpenAPI description." }],
  handle: () => Response.json(reference(), { headers: { "cache-control": "no-cache" } }),
});

/** Every operation, in the order of the reference. The table of doors is compared with this list. */
export const operations: readonly Operation[] = [
  ...documentOperations,
  ...contractVersionOperations,
  ...publicationOperations,
  ...qualityOperations,
  ...searchOperations,
  ...suggestionOperations,
  ...accessRequestOperations,
  ...accessGrantOperations,
  ...moveOperations,
  ...outputPortOperations,
  ...needOperations,
  ...auditOperations,
  referenceOperation,
];

let app: Api | undefined;

/** The process's API, made at first use. */
export function api(): Api {
  if (!app) {
    app = createApi(operations);
    describeSecurity(app);
  }
  return app;
}

/** The OpenAPI 3.1 document with the public address of this installation. */
export function reference() {
  return openApiDocument(api(), env().url);
}
