/** A name as an id: lower-case words joined by hyphens, accents left out. */
export function toIdentifier(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
}

/** JSON strings are YAML strings: safe for any text somebody types. */
const quoted = (text: string) => (/^[A-Za-z][A-Za-z0-9 ._/-]*$/.test(text) ? text : JSON.stringify(text));

type NewProduct = { id: string; name: string; domain: string; team: string };

/** An ODPS document to begin with: one output port, and every field the form shows. */
export function newProductSource({ id, name, domain, team }: NewProduct): string {
  return `apiVersion: v1.0.0
kind: DataProduct
id: ${quoted(id)}
name: ${quoted(name)}
version: 1.0.0
status: active
domain: ${quoted(domain)}
description:
  purpose: ""
  usage: ""
  limitations: ""
tags: []
outputPorts:
  - name: main
    description: ""
    type: tables
    version: 1.0.0
    contractId: ${quoted(`${id}.main`)}
team:
  name: ${quoted(team)}
customProperties:
  # public: everybody who is signed in; internal: everybody with a role; domain: only the domain's people
  - property: visibility
    value: internal
`;
}

type NewContract = {
  id: string;
  name: string;
  domain: string;
  team: string;
  server: { name: string; host: string; port: number; database: string; schema: string } | null;
};

function serverLines(server: NewContract["server"]): string {
  if (server === null) return "";
  return `servers:
  - server: ${quoted(server.name)}
    type: postgres
    environment: prod
    host: ${quoted(server.host)}
    port: ${server.port}
    database: ${quoted(server.database)}
    schema: ${quoted(server.schema)}
`;
}

/** An ODCS document to begin with: one view with one column. */
export function newContractSource({ id, name, domain, team, server }: NewContract): string {
  return `apiVersion: v3.1.0
kind: DataContract
id: ${quoted(id)}
name: ${quoted(name)}
version: 1.0.0
status: active
domain: ${quoted(domain)}
description:
  purpose: ""
  usage: ""
  limitations: ""
${serverLines(server)}schema:
  - name: main
    physicalName: main
    physicalType: view
    logicalType: object
    description: ""
    properties:
      - name: id
        logicalType: string
        physicalType: text
        required: true
        primaryKey: true
        primaryKeyPosition: 1
        classification: internal
        description: ""
slaProperties:
  - property: frequency
    value: 1
    unit: d
team:
  name: ${quoted(team)}
customProperties:
  - property: classification
    value: internal
`;
}
