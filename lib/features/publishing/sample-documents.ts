/** Small documents for tests; a test names only what matters to it. */

type ProductOver = {
  id?: string;
  version?: string;
  domain?: string;
  team?: string;
  visibility?: string;
  status?: string;
  purpose?: string;
  ports?: { name: string; version?: string; contract: string }[];
  inputs?: { name: string; contract: string }[];
};

export function sampleProduct(over: ProductOver = {}): string {
  const id = over.id ?? "rents";
  const ports = over.ports ?? [{ name: "main", contract: `${id}.main` }];
  return JSON.stringify({
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    name: "Rents",
    version: over.version ?? "1.0.0",
    status: over.status ?? "active",
    domain: over.domain ?? "brokerage",
    description: { purpose: over.purpose ?? "What tenants pay." },
    outputPorts: ports.map((p) => ({
      name: p.name,
      version: p.version ?? "1.0.0",
      contractId: p.contract,
      type: "tables",
    })),
    inputPorts: (over.inputs ?? []).map((i) => ({ name: i.name, version: "1.0.0", contractId: i.contract })),
    ...(over.team === "" ? {} : { team: { name: over.team ?? "tenancy-data" } }),
    customProperties: [{ property: "visibility", value: over.visibility ?? "internal" }],
  });
}

type ContractOver = {
  id?: string;
  version?: string;
  team?: string;
  domain?: string;
  schema?: string;
  columns?: string[];
  server?: string;
};

export function sampleContract(over: ContractOver = {}): string {
  return JSON.stringify({
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: over.id ?? "rents.main",
    name: "Rents",
    version: over.version ?? "1.0.0",
    status: "active",
    ...(over.domain ? { domain: over.domain } : {}),
    servers: [
      {
        server: over.server ?? "warehouse",
        type: "postgres",
        host: "db.example",
        port: 5432,
        database: "warehouse",
        schema: over.schema ?? "brokerage_rents",
      },
    ],
    schema: [
      {
        name: "rents",
        physicalType: "view",
        properties: (over.columns ?? ["id", "amount"]).map((name) => ({ name, logicalType: "string" })),
      },
    ],
    ...(over.team === "" ? {} : { team: { name: over.team ?? "tenancy-data" } }),
  });
}
