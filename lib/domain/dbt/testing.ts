import { createReadStream } from "node:fs";
import { join } from "node:path";
import { type DraftInput, draftProduct, type ProductDraft } from "./draft";
import { readCatalog, readManifest } from "./read-artifact";
import type { Chunks } from "./stream-json";

/** A file of the corpus, as it would be read from a disk. */
export const corpus = (name: string): Chunks => createReadStream(join(import.meta.dirname, "corpus", name));

/** Text in small pieces, so that words and characters are cut in the middle. */
export async function* pieces(text: string, size = 7): Chunks {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

type Node = Record<string, unknown>;

/** A model's node, as dbt writes it. */
export const modelNode = (name: string, over: Node = {}): Node => ({
  resource_type: "model",
  unique_id: `model.shop.${name}`,
  name,
  package_name: "shop",
  database: "warehouse",
  schema: "marts",
  alias: name,
  relation_name: `"warehouse"."marts"."${name}"`,
  access: "public",
  config: { materialized: "table" },
  columns: {},
  ...over,
});

/** Columns by name; a text is the type. */
export const columnNodes = (columns: Record<string, string | Node>): Node =>
  Object.fromEntries(
    Object.entries(columns).map(([name, of]) => [name, { name, ...(typeof of === "string" ? { data_type: of } : of) }]),
  );

/** A generic test's node. */
export const testNode = (kind: string, model: string, over: Node = {}): Node => {
  const [namespace, name] = kind.includes(".") ? kind.split(".") : [null, kind];
  const { arguments: kwargs, ...rest } = over;
  const id = `${kind.replace(".", "_")}_${model}_${String(over.column_name ?? "all")}`;
  return {
    resource_type: "test",
    unique_id: `test.shop.${id}.0a1b2c`,
    name: id,
    attached_node: `model.shop.${model}`,
    depends_on: { nodes: [`model.shop.${model}`] },
    test_metadata: { namespace, name, kwargs: { model: "{{ get_where_subquery(ref('x')) }}", ...(kwargs ?? {}) } },
    config: { severity: "ERROR", error_if: "!= 0", warn_if: "!= 0" },
    ...rest,
  };
};

type Over = Partial<Omit<DraftInput, "catalog" | "manifest">> & {
  platform?: string;
  groups?: Node;
  catalog?: Node;
  version?: number;
};

/** What these nodes become, by way of the text of a manifest and a catalog. */
export async function draftOf(nodes: readonly Node[], over: Over = {}): Promise<ProductDraft> {
  const head = (kind: string) => ({ dbt_schema_version: `https://schemas.getdbt.com/dbt/${kind}.json` });
  const { platform = "postgres", groups = {}, catalog, version = 12, ...rest } = over;
  const manifest = {
    metadata: { ...head(`manifest/v${version}`), project_name: "shop", adapter_type: platform },
    nodes: Object.fromEntries(nodes.map((node) => [String(node.unique_id), node])),
    groups,
  };
  const everything = { keep: () => true };
  return draftProduct({
    manifest: await readManifest(pieces(JSON.stringify(manifest), 1024), everything),
    catalog: await readCatalog(
      pieces(JSON.stringify({ metadata: head("catalog/v1"), nodes: catalog ?? {} })),
      () => true,
    ),
    product: { domain: "sales" },
    place: {},
    today: "2026-06-01",
    ...rest,
  });
}

/** A model's entry in a catalog: columns in their order. */
export const catalogEntry = (model: string, columns: Record<string, string>, type = "BASE TABLE"): Node => ({
  [`model.shop.${model}`]: {
    metadata: { type },
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, of], index) => [name, { name, type: of, index: index + 1 }]),
    ),
  },
});
