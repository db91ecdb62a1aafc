import { z } from "zod";
import { flag, listOf, optionalText, text, texts } from "@/lib/domain/document/tolerant";

/** An object whose keys are somebody else's choice; anything else is empty. */
const record = z.record(z.string(), z.unknown()).catch({}).default({});

const constraint = z
  .object({
    type: text,
    name: optionalText,
    expression: optionalText,
    columns: texts,
    to: optionalText,
    to_columns: texts,
  })
  .transform(({ to_columns: toColumns, ...rest }) => ({ ...rest, toColumns }));

const column = z
  .object({
    name: text,
    description: text,
    data_type: optionalText,
    constraints: listOf(constraint),
    meta: record,
    tags: texts,
    config: z.object({ meta: record, tags: texts }).catch({ meta: {}, tags: [] }).prefault({}),
  })
  .transform(({ data_type: dataType, config, meta, tags, ...rest }) => ({
    ...rest,
    dataType,
    // Since v12 both may stand under `config`, in later versions only there.
    meta: { ...meta, ...config.meta },
    tags: [...new Set([...tags, ...config.tags])],
  }));

const enforced = z.object({ enforced: flag }).catch({ enforced: false }).prefault({});
const version = z
  .union([z.string().min(1), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null);

const config = z
  .object({
    enabled: z.boolean().catch(true).default(true),
    materialized: text,
    access: optionalText,
    group: optionalText,
    meta: record,
    tags: texts,
    contract: enforced,
  })
  .catch({
    enabled: true,
    materialized: "",
    access: null,
    group: null,
    meta: {},
    tags: [],
    contract: { enforced: false },
  })
  .prefault({});

const model = z
  .object({
    unique_id: text,
    name: text,
    package_name: text,
    alias: optionalText,
    relation_name: optionalText,
    database: optionalText,
    schema: optionalText,
    description: text,
    original_file_path: optionalText,
    access: optionalText,
    group: optionalText,
    version,
    latest_version: version,
    deprecation_date: optionalText,
    contract: enforced,
    constraints: listOf(constraint),
    columns: record,
    meta: record,
    tags: texts,
    primary_key: texts,
    config,
  })
  .transform((node) => ({
    uniqueId: node.unique_id,
    name: node.name,
    packageName: node.package_name,
    alias: node.alias,
    relationName: node.relation_name,
    database: node.database,
    schema: node.schema,
    description: node.description.trim(),
    filePath: node.original_file_path,
    materialized: node.config.materialized || "view",
    enabled: node.config.enabled,
    access: node.access ?? node.config.access ?? "protected",
    group: node.group ?? node.config.group,
    version: node.version,
    latestVersion: node.latest_version,
    deprecationDate: node.deprecation_date,
    enforced: node.contract.enforced || node.config.contract.enforced,
    constraints: node.constraints,
    columns: listOf(column)
      .parse(Object.values(node.columns))
      .filter((c) => c.name !== ""),
    meta: { ...node.config.meta, ...node.meta },
    tags: [...new Set([...node.tags, ...node.config.tags])],
    /** What dbt itself takes for the key (manifest v12). */
    primaryKey: node.primary_key,
  }));

/** A model of a dbt project, without its SQL. */
export type DbtModel = z.output<typeof model>;

/** dbt's own tests may be written with or without their namespace. */
const kindOf = ({ namespace, name }: { namespace: string | null; name: string }): string =>
  namespace === null || namespace === "dbt" ? name : `${namespace}.${name}`;

const test = z
  .object({
    unique_id: text,
    name: text,
    description: text,
    column_name: optionalText,
    attached_node: optionalText,
    depends_on: z.object({ nodes: texts }).catch({ nodes: [] }).prefault({}),
    test_metadata: z
      .object({ name: text, namespace: optionalText, kwargs: record })
      .nullable()
      .catch(null)
      .default(null),
    config: z
      .object({
        enabled: z.boolean().catch(true).default(true),
        severity: text,
        where: optionalText,
        warn_if: optionalText,
        error_if: optionalText,
      })
      .catch({ enabled: true, severity: "", where: null, warn_if: null, error_if: null })
      .prefault({}),
  })
  .transform((node) => ({
    uniqueId: node.unique_id,
    name: node.name,
    description: node.description.trim(),
    column: node.column_name,
    dependsOn: node.depends_on.nodes,
    /** `not_null`, or `dbt_utils.unique_combination_of_columns`; null for a test that is a query of its own. */
    kind: node.test_metadata && kindOf(node.test_metadata),
    arguments: node.test_metadata?.kwargs ?? {},
    attachedTo: node.attached_node,
    enabled: node.config.enabled,
    severity: /^warn/i.test(node.config.severity) ? ("warning" as const) : ("error" as const),
    where: node.config.where,
    /** How many failing rows are still accepted, when it is not none: `> 10`. */
    tolerance: [node.config.error_if].find((rule) => rule !== null && rule.replace(/\s/g, "") !== "!=0") ?? null,
  }));

/** A test of a dbt project, without its SQL. */
export type DbtTest = z.output<typeof test>;

const group = z.object({ name: text, owner: record, description: text }).transform(({ name, owner, description }) => ({
  name,
  description,
  ownerName: text.parse(owner.name),
  ownerEmail: text.parse(Array.isArray(owner.email) ? owner.email[0] : owner.email),
}));

/** A group of models with the people behind it. */
export type DbtGroup = z.output<typeof group>;

/** A manifest's head: which format, which project, which platform. */
export const dbtMetadata = z
  .object({ dbt_schema_version: text, dbt_version: text, project_name: text, adapter_type: text })
  .catch({ dbt_schema_version: "", dbt_version: "", project_name: "", adapter_type: "" })
  .transform((head) => ({
    schemaVersion: head.dbt_schema_version,
    dbtVersion: head.dbt_version,
    project: head.project_name,
    platform: head.adapter_type.toLowerCase(),
  }));

export type DbtMetadata = z.output<typeof dbtMetadata>;

const resourceType = (node: unknown): unknown =>
  typeof node === "object" && node !== null ? Reflect.get(node, "resource_type") : undefined;

/** The node as a model, or null when it is something else. */
export function toDbtModel(node: unknown): DbtModel | null {
  return resourceType(node) === "model" ? model.parse(node) : null;
}

/** The node as a test, or null when it is something else. */
export function toDbtTest(node: unknown): DbtTest | null {
  return resourceType(node) === "test" ? test.parse(node) : null;
}

export function toDbtGroup(value: unknown): DbtGroup | null {
  const read = group.safeParse(value);
  return read.success && read.data.name !== "" ? read.data : null;
}
