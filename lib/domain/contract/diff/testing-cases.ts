import type { FieldPath } from "@/lib/domain/document/field-path";
import type { RuleId } from "./rules";

/** A contract with something of everything the diff looks at. */
export const baseContract = {
  apiVersion: "v3.1.0",
  kind: "DataContract",
  id: "rental-tenants",
  name: "Tenants",
  version: "1.2.3",
  status: "active",
  domain: "brokerage",
  description: { purpose: "Know who rents", usage: "Reports inside the company", limitations: "No marketing" },
  servers: [
    {
      server: "production",
      type: "postgres",
      environment: "prod",
      host: "db.example",
      port: 5432,
      database: "dwh",
      schema: "tenancy",
    },
  ],
  schema: [
    {
      name: "tenants",
      physicalName: "v_tenants",
      physicalType: "view",
      description: "One row per tenant",
      dataGranularityDescription: "tenant",
      quality: [
        { name: "enough", metric: "rowCount", mustBeGreaterThan: 100, severity: "error", schedule: "0 6 * * *" },
      ],
      properties: [
        {
          name: "tenant_id",
          logicalType: "integer",
          physicalType: "bigint",
          primaryKey: true,
          primaryKeyPosition: 1,
          required: true,
        },
        {
          name: "lei",
          physicalName: "c_lei",
          logicalType: "string",
          physicalType: "varchar(20)",
          logicalTypeOptions: { minLength: 20, maxLength: 20 },
          required: true,
          unique: true,
          classification: "internal",
          description: "Legal entity identifier",
          relationships: [{ to: "companies.lei" }],
          quality: [{ name: "lei_complete", metric: "nullValues", mustBeLessThan: 5 }],
        },
        {
          name: "address",
          logicalType: "object",
          properties: [
            { name: "street", logicalType: "string", required: true },
            { name: "city", logicalType: "string", required: true, description: "Town" },
          ],
        },
        {
          name: "rents",
          logicalType: "array",
          items: { logicalType: "number", required: true, logicalTypeOptions: { minimum: 0 } },
        },
        { name: "rating", logicalType: "string", classification: "confidential", encryptedName: "rating_enc" },
      ],
    },
    { name: "companies", physicalType: "table", properties: [{ name: "lei", logicalType: "string", required: true }] },
  ],
  price: { priceAmount: 9.95, priceCurrency: "EUR", priceUnit: "megabyte" },
  slaProperties: [
    { property: "latency", value: 4, unit: "h", element: "tenants.lei" },
    { property: "retention", value: 3, unit: "y" },
    { property: "generalAvailability", value: "2024-01-01" },
  ],
  roles: [{ role: "analyst", access: "read", firstLevelApprovers: "Owner" }],
  team: {
    name: "leasing",
    members: [
      { username: "ada", role: "Owner" },
      { username: "bob", role: "Engineer" },
    ],
  },
  support: [{ channel: "#tenancy", tool: "slack", url: "https://chat.example/tenancy" }],
  tags: ["tenancy"],
  customProperties: [
    { property: "costCentre", value: "4711" },
    { property: "maximumAccessDays", value: 180 },
  ],
};

/** A copy with another value at a place; undefined takes the place away. Lists grow by their own length as position. */
export function withValue(document: unknown, path: FieldPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(document)) {
    const at = Number(step);
    if (rest.length === 0 && value === undefined) return document.toSpliced(at, 1);
    return document.toSpliced(at, 1, withValue(document[at], rest, value));
  }
  const old = typeof document === "object" && document !== null ? document : {};
  const part = withValue(Object.hasOwn(old, step) ? Reflect.get(old, step) : undefined, rest, value);
  const others = Object.entries(old).filter(([name]) => name !== String(step));
  return Object.fromEntries(part === undefined ? others : [...others, [step, part]]);
}

/** Reads a place written with dots: `schema.0.properties.1`. */
export const pathOf = (text: string): FieldPath =>
  text.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const tenants = "schema.0";
const lei = `${tenants}.properties.1`;
const rating = `${tenants}.properties.4`;
const { properties: columns } = baseContract.schema[0] ?? { properties: [] };
const leiCheck = { name: "lei_complete", metric: "nullValues", mustBeLessThan: 5 };

/** A place of the contract, and what stands there before and after. */
export type Case = [path: string, before: unknown, after: unknown];

/** One change per rule that falls under this rule and no other. */
export const ruleCases: Record<RuleId, Case> = {
  "object.removed": ["schema.2", { name: "leases", properties: [{ name: "rent" }] }, undefined],
  "object.renamed": ["schema.1.name", "companies", "parties"],
  "object.physicalName.changed": [`${tenants}.physicalName`, "v_tenants", "v_lessees"],
  "object.kind.replaced": [`${tenants}.physicalType`, "table", "topic"],
  "object.kind.changed": [`${tenants}.physicalType`, "view", "table"],
  "object.columns.reordered": [`${tenants}.properties`, columns, columns.toReversed()],
  "object.granularity.changed": [`${tenants}.dataGranularityDescription`, "lease", "tenant"],
  "object.added": ["schema.2", undefined, { name: "leases", properties: [{ name: "rent" }] }],
  "object.text.changed": [`${tenants}.description`, "One row per tenant", "A row for each tenant"],
  "object.tags.changed": [`${tenants}.tags`, ["a"], ["a", "b"]],
  "object.links.changed": [
    `${tenants}.authoritativeDefinitions`,
    [{ type: "businessDefinition", url: "https://a.example" }],
    [{ type: "businessDefinition", url: "https://b.example" }],
  ],
  "property.removed": [rating, columns[4], undefined],
  "property.renamed": [`${lei}.name`, "lei", "lei_code"],
  "property.physicalName.changed": [`${lei}.physicalName`, "c_lei", "c_lei_code"],
  "property.type.narrowed": [`${lei}.physicalType`, "varchar(20)", "varchar(10)"],
  "property.type.changed": [`${lei}.logicalType`, "integer", "string"],
  "property.format.changed": [`${lei}.logicalTypeOptions.format`, "yyyy-MM-dd", "dd.MM.yyyy"],
  "property.timezone.changed": [`${lei}.logicalTypeOptions.defaultTimezone`, "Etc/UTC", "Europe/Paris"],
  "property.required.dropped": [`${tenants}.properties.2.properties.0.required`, true, false],
  "property.unique.dropped": [`${lei}.unique`, true, undefined],
  "property.primaryKey.changed": [`${lei}.primaryKey`, false, true],
  "property.encryptedName.changed": [`${rating}.encryptedName`, "rating_enc", "rating_encrypted"],
  "property.type.loosened": [`${tenants}.properties.3.items.logicalType`, "integer", "number"],
  "property.type.unstated": [`${lei}.physicalType`, "varchar(20)", undefined],
  "property.values.widened": [`${lei}.logicalTypeOptions.maxLength`, 20, 40],
  "property.primaryKey.moved": [`${tenants}.properties.0.primaryKeyPosition`, 1, 2],
  "property.partition.changed": [`${lei}.partitioned`, undefined, true],
  "property.critical.dropped": [`${lei}.criticalDataElement`, true, false],
  "property.classification.raised": [`${lei}.classification`, "internal", "confidential"],
  "property.classification.changed": [`${lei}.classification`, "secret", "top-secret"],
  "property.transform.changed": [`${lei}.transformLogic`, "select a", "select b"],
  "property.type.widened": [`${lei}.physicalType`, "varchar(20)", "text"],
  "property.type.stated": [`${lei}.physicalType`, undefined, "varchar(20)"],
  "property.values.narrowed": [`${tenants}.properties.3.items.logicalTypeOptions.minimum`, 0, 1],
  "property.required.added": [`${tenants}.properties.3.items.required`, false, true],
  "property.unique.added": [`${lei}.unique`, false, true],
  "property.primaryKey.added": ["schema.1.properties.0.primaryKey", undefined, true],
  "property.encryptedName.added": [`${lei}.encryptedName`, undefined, "lei_enc"],
  "property.critical.added": [`${lei}.criticalDataElement`, undefined, true],
  "property.classification.lowered": [`${lei}.classification`, "confidential", "internal"],
  "property.added": [`${tenants}.properties.5`, undefined, { name: "country", logicalType: "string" }],
  "property.text.changed": [`${lei}.description`, "Legal entity identifier", "The LEI"],
  "property.examples.changed": [`${lei}.examples`, undefined, ["529900T8BM49AURSDO55"]],
  "property.tags.changed": [`${lei}.tags`, ["a", "b"], ["b"]],
  "property.links.changed": [
    `${lei}.authoritativeDefinitions`,
    undefined,
    [{ type: "businessDefinition", url: "https://a.example" }],
  ],
  "relationship.changed": [`${lei}.relationships.0.to`, "companies.lei", "parties.lei"],
  "relationship.removed": [`${lei}.relationships`, [{ to: "companies.lei" }], []],
  "relationship.added": [`${rating}.relationships`, undefined, [{ to: "ratings.code" }]],
  "relationship.text.changed": [
    `${lei}.relationships.0.customProperties`,
    undefined,
    [{ property: "cardinality", value: "n:1" }],
  ],
  "quality.removed": [`${lei}.quality`, [leiCheck], undefined],
  "quality.weaker": [`${lei}.quality.0.mustBeLessThan`, 5, 10],
  "quality.changed": [`${lei}.quality.0.metric`, "nullValues", "missingValues"],
  "quality.schedule.changed": [`${tenants}.quality.0.schedule`, "0 6 * * *", "0 8 * * *"],
  "quality.added": [`${tenants}.quality.1`, undefined, { type: "text", description: "Checked by hand" }],
  "quality.stronger": [`${tenants}.quality.0.mustBeGreaterThan`, 100, 200],
  "quality.text.changed": [`${lei}.quality.0.dimension`, undefined, "completeness"],
  "contract.id.changed": ["id", "rental-tenants", "tenants"],
  "contract.classification.raised": [`${lei}.classification`, "internal", "restricted"],
  "contract.classification.lowered": [
    "customProperties.2",
    { property: "classification", value: "restricted" },
    { property: "classification", value: "internal" },
  ],
  "contract.name.changed": ["name", "Tenants", "All tenants"],
  "contract.place.changed": ["domain", "brokerage", "brokerage/leasing"],
  "contract.tags.changed": ["tags", ["tenancy"], ["tenancy", "finance"]],
  "contract.links.changed": ["authoritativeDefinitions", undefined, [{ type: "canonical", url: "https://a.example" }]],
  "contract.standard.changed": ["apiVersion", "v3.0.2", "v3.1.0"],
  "contract.created.changed": ["contractCreatedTs", "2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z"],
  "status.retired": ["status", "active", "retired"],
  "status.deprecated": ["status", "active", "deprecated"],
  "status.withdrawn": ["status", "active", "draft"],
  "status.changed": ["status", "active", "on-hold"],
  "status.activated": ["status", "draft", "active"],
  "terms.changed": ["description.limitations", "No marketing", "No marketing, no profiling"],
  "terms.links.changed": [
    "description.authoritativeDefinitions",
    undefined,
    [{ type: "privacy-statement", url: "https://a.example" }],
  ],
  "terms.accessDays.tightened": ["customProperties.1.value", 180, 90],
  "terms.accessDays.loosened": ["customProperties.1.value", 90, 180],
  "terms.purpose.changed": ["description.purpose", "Know who rents", "Know the tenants"],
  "price.raised": ["price.priceAmount", 9.95, 12],
  "price.changed": ["price.priceCurrency", "EUR", "USD"],
  "price.removed": ["price", baseContract.price, undefined],
  "price.lowered": ["price.priceAmount", 9.95, 5],
  "sla.removed": ["slaProperties.1", { property: "retention", value: 3, unit: "y" }, undefined],
  "sla.weaker": [
    "slaProperties.0",
    { property: "latency", value: 4, unit: "h" },
    { property: "latency", value: 1, unit: "d" },
  ],
  "sla.changed": ["slaProperties.3", { property: "mood", value: 4 }, { property: "mood", value: 5 }],
  "sla.scope.changed": ["slaDefaultElement", "tenants.lei", "companies.lei"],
  "sla.schedule.changed": ["slaProperties.0.schedule", "0 6 * * *", "0 8 * * *"],
  "sla.end.announced": ["slaProperties.3", undefined, { property: "endOfSupport", value: "2032-05-12" }],
  "sla.end.lifted": ["slaProperties.3", { property: "endOfSupport", value: "2032-05-12" }, undefined],
  "sla.added": ["slaProperties.3", undefined, { property: "availability", value: 99.9, unit: "%" }],
  "sla.stronger": ["slaProperties.1.value", 3, 5],
  "sla.text.changed": ["slaProperties.0.driver", undefined, "regulatory"],
  "server.removed": ["servers.1", { server: "replica", type: "postgres", host: "replica.example" }, undefined],
  "server.moved": ["servers.0.host", "db.example", "db2.example"],
  "server.format.changed": ["servers.0.format", "csv", "parquet"],
  "server.environment.changed": ["servers.0.environment", "prod", "dev"],
  "server.renamed": ["servers.0.server", "production", "main"],
  "server.compute.changed": ["servers.0.warehouse", "BIG", "SMALL"],
  "server.added": ["servers.1", undefined, { server: "replica", type: "postgres", host: "replica.example" }],
  "server.text.changed": ["servers.0.description", undefined, "The warehouse"],
  "role.removed": ["roles.1", { role: "steward", access: "write" }, undefined],
  "role.access.changed": ["roles.0.access", "read", "write"],
  "role.renamed": ["roles.0", { id: "r1", role: "analyst" }, { id: "r1", role: "reader" }],
  "role.added": ["roles.1", undefined, { role: "steward", access: "write" }],
  "role.approvers.changed": ["roles.0.firstLevelApprovers", "Owner", "Steward"],
  "role.text.changed": ["roles.0.description", undefined, "Reads"],
  "support.removed": ["support.1", { channel: "mail" }, undefined],
  "support.moved": ["support.0.url", "https://chat.example/tenancy", "https://chat.example/leasing"],
  "support.added": ["support.1", undefined, { channel: "mail" }],
  "support.text.changed": ["support.0.scope", undefined, "issues"],
  "team.changed": ["team.name", "leasing", "brokerage"],
  "team.owner.changed": ["team.members.0.role", "Owner", "Engineer"],
  "team.member.changed": ["team.members.2", undefined, { username: "cleo", role: "Engineer" }],
  "team.text.changed": ["team.description", undefined, "They lease"],
  "id.changed": [`${lei}.id`, "lei_prop", "lei_column"],
  "custom.changed": ["customProperties.0.value", "4711", "4712"],
  "custom.removed": ["customProperties.0", { property: "costCentre", value: "4711" }, undefined],
  "field.unknown": ["somethingNew", undefined, "Ask for the LEI"],
  "id.added": [`${lei}.id`, undefined, "lei_prop"],
  "custom.text.changed": ["customProperties.0.description", undefined, "Who pays"],
  "custom.added": [`${lei}.customProperties`, undefined, [{ property: "pii", value: false }]],
  "field.restated": [`${lei}.physicalType`, "varchar(20)", "VARCHAR(20)"],
};
