import { asText, compact, type JsonRecord } from "@/lib/domain/document/record";
import { Origins } from "./origins";
import { upgradeServer } from "./server";

/** Words in a driver or a source system that tell the type of server. */
const typeWords: readonly (readonly [string, string])[] = [
  ["postgres", "postgres"],
  ["bigquery", "bigquery"],
  ["snowflake", "snowflake"],
  ["redshift", "redshift"],
  ["databricks", "databricks"],
  ["sqlserver", "sqlserver"],
  ["mysql", "mysql"],
  ["oracle", "oracle"],
  ["trino", "trino"],
  ["presto", "presto"],
  ["teradata", "custom"],
];

function typeOf(...words: readonly unknown[]): string {
  for (const word of words) {
    const lower = asText(word)?.toLowerCase() ?? "";
    const found = typeWords.find(([part]) => lower.includes(part));
    if (found) return found[1];
  }
  return "custom";
}

/** `pypl-edw.pp_access_views`: database and schema in one word. */
function databaseAndSchema(said: string | null): { database?: string; schema?: string } {
  const [database, ...schema] = said?.split(".") ?? [];
  if (database === undefined || database === "") return {};
  return schema.length === 0 ? { database } : { database, schema: schema.join(".") };
}

/**
 * Until v3.0.0 one server's fields stood at the root of the contract. They become one server, named by its address; the
 * rest of the document comes back without them.
 */
export function serversOfV2(document: JsonRecord): { servers: JsonRecord[]; rest: JsonRecord } {
  const { server, driver, driverVersion, database, username, project, datasetProject, ...rest } = document;
  const used = compact({ server, driver, driverVersion, database, username, project, datasetProject });
  if (Object.keys(used).length === 0) return { servers: [], rest };
  const [host, port] = asText(server)?.split(":") ?? [];
  const own = compact({
    driver,
    driverVersion,
    username,
    datasetProject: project === undefined ? undefined : datasetProject,
  });
  const made = compact({
    server: asText(server) ?? "main",
    type: typeOf(driver, document.sourceSystem, document.sourcePlatform),
    host,
    port,
    ...databaseAndSchema(asText(database)),
    project: project ?? datasetProject,
    dataset: document.datasetName,
    customProperties: Object.entries(own).map(([property, value]) => ({ property, value })),
  });
  return { servers: [upgradeServer(made, new Origins(), null)], rest };
}
