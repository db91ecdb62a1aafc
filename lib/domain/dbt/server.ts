import type { DbtModel } from "./model";

/** What a manifest does not know about the platform: how it is reached. */
export type Place = {
  /** The name of the server in contracts; in Mercat, of the connection. */
  name?: string | undefined;
  host?: string | undefined;
  port?: number | undefined;
  account?: string | undefined;
};

export type DraftServer = {
  server: Record<string, string | number>;
  /** Fields the standard asks for and nobody has named yet. They are empty in the draft. */
  missing: string[];
};

type Field = "host" | "port" | "account" | "database" | "schema" | "catalog" | "project" | "dataset";
type Kind = { type: string; required: readonly Field[]; port?: number };

/** The servers of ODCS v3.1.0 by dbt's adapter, with the fields each asks for. Others are `custom`, which asks for none. */
const kinds: Record<string, Kind> = {
  postgres: { type: "postgres", required: ["host", "port", "database", "schema"], port: 5432 },
  redshift: { type: "redshift", required: ["database", "schema"] },
  snowflake: { type: "snowflake", required: ["account", "database", "schema"] },
  bigquery: { type: "bigquery", required: ["project", "dataset"] },
  databricks: { type: "databricks", required: ["catalog", "schema"] },
  duckdb: { type: "duckdb", required: ["database", "schema"] },
  sqlserver: { type: "sqlserver", required: ["host", "database", "schema"], port: 1433 },
  fabric: { type: "sqlserver", required: ["host", "database", "schema"], port: 1433 },
  synapse: { type: "synapse", required: ["host", "port", "database"], port: 1433 },
  trino: { type: "trino", required: ["host", "port", "catalog", "schema"], port: 443 },
  clickhouse: { type: "clickhouse", required: ["host", "port", "database"], port: 8443 },
  mysql: { type: "mysql", required: ["host", "port", "database"], port: 3306 },
  vertica: { type: "vertica", required: ["host", "port", "database", "schema"], port: 5433 },
};

const custom: Kind = { type: "custom", required: [] };

/** Where a model lives: the database and schema that dbt builds it in, and what else is known of the platform. */
export function serverOf(model: Pick<DbtModel, "database" | "schema">, platform: string, place: Place): DraftServer {
  const kind = kinds[platform] ?? custom;
  const { database, schema } = model;
  const known: Record<Field, string | number | null | undefined> = {
    host: place.host,
    port: place.port ?? kind.port,
    account: place.account,
    // ClickHouse and MySQL know one level only, which dbt calls the schema.
    database: /^(clickhouse|mysql)$/.test(platform) ? schema : database,
    schema,
    catalog: database,
    project: database,
    dataset: schema,
  };
  const fields = kind.type === "custom" ? (["database", "schema"] as const) : kind.required;
  const extra = place.host && /^(redshift|snowflake|databricks)$/.test(kind.type) ? (["host"] as const) : [];
  const named = [...extra, ...fields].filter((field) => kind.type !== "custom" || known[field]);
  return {
    server: {
      server: place.name || platform || "warehouse",
      type: kind.type,
      ...Object.fromEntries(named.map((field) => [field, known[field] ?? ""])),
    },
    missing: kind.required.filter((field) => !known[field]),
  };
}
