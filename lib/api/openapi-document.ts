import type { Api } from "./operation";

export const tags = [
  { name: "Data products", description: "Publish and read data products as ODPS documents." },
  { name: "Data contracts", description: "Publish and read data contracts as ODCS documents." },
  {
    name: "Publications",
    description: "Publish documents that belong together, or rehearse it: all of them, or none.",
  },
  { name: "Quality", description: "Send and read what checks found about the data." },
  { name: "Search", description: "Find data products by words and facets." },
  { name: "Access requests", description: "Ask for access to an output port, and decide." },
  { name: "Access grants", description: "What exists on the platforms because of approved requests." },
  { name: "Moves", description: "From a deprecated port to the one that replaces it, with each consumer's answer." },
  {
    name: "Needs",
    description: "Data that people ask for because it is not in the marketplace, with votes and claims.",
  },
  { name: "Audit", description: "Who changed what, when, and through which door." },
  { name: "Reference", description: "This description." },
];

const description = `The REST API of Mercat, an internal data product marketplace.

**Tokens.** Every operation but this description wants an API token: \`Authorization: Bearer mct_…\`. Make one under
Settings, API tokens. A token has its owner's rights, limited to the scopes it was made with.

**Ids** that contain \`/\` or other reserved characters are percent-encoded in paths: \`finance/rent-roll\` becomes
\`finance%2Frent-roll\`.

**Lists** come in pages: \`limit\` items (search: always 20), then \`nextCursor\` and a \`Link\` header with \`rel="next"\`.

**Errors** are problem documents (RFC 9457) of type \`application/problem+json\`. \`errors\` names each wrong field, with
line and column where a document was sent. \`instance\` is the request id, which also stands in the header \`X-Request-Id\`.`;

/** The OpenAPI 3.1 document of the app. `serverUrl` is the public address. */
export function openApiDocument(app: Api, serverUrl: string) {
  return app.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: "Mercat",
      version: "1.0.0",
      description,
      license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
    },
    servers: [{ url: serverUrl }],
    tags,
  });
}

/** Tells the reference how tokens travel. Called once per app. */
export function describeSecurity(app: Api): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "mct_…",
    description: "An API token, made under Settings, API tokens, with the scopes it needs.",
  });
}
