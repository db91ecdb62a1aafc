import type { DbtModel } from "./model";

/** A model in few words, to choose from. */
export type ModelSummary = {
  uniqueId: string;
  name: string;
  version: string | null;
  latestVersion: string | null;
  access: string;
  group: string | null;
  packageName: string;
  description: string;
  materialized: string;
  columns: number;
  /** The data product that the model's `meta` names. */
  product: string | null;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const textIn = (value: unknown, key: string): string | null => {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === "string" && found.trim() !== "" ? found.trim() : null;
};

/** What a model's `meta` decides about its place: `meta.mercat: { product, port, contract, domain }`. */
export type Placement = { product: string | null; port: string | null; contract: string | null; domain: string | null };

/** Reads `meta.mercat`, and `meta.data_product` as a name or as `{ id }`. */
export function placementOf(model: Pick<DbtModel, "meta">): Placement {
  const { mercat, data_product: product } = model.meta;
  const named = typeof product === "string" && product.trim() !== "" ? product.trim() : textIn(product, "id");
  return {
    product: textIn(mercat, "product") ?? named,
    port: textIn(mercat, "port"),
    contract: textIn(mercat, "contract"),
    domain: textIn(mercat, "domain"),
  };
}

export function summaryOf(model: DbtModel): ModelSummary {
  const { uniqueId, name, version, latestVersion, access, group, packageName, materialized } = model;
  const [line = ""] = model.description.split(/\n\s*\n/);
  return {
    uniqueId,
    name,
    version,
    latestVersion,
    access,
    group,
    packageName,
    materialized,
    description: line.replace(/\s+/g, " ").slice(0, 200),
    columns: model.columns.length,
    product: placementOf(model).product,
  };
}
/** What dbt says others may use: `access: public`, and something that exists on the platform. */
export function isOffered(model: ModelSummary): boolean {
  return model.access === "public" && model.materialized !== "ephemeral";
}

/** `orders`, `orders v2`. */
export function titleOf(model: Pick<ModelSummary, "name" | "version">): string {
  return model.version === null ? model.name : `${model.name} v${model.version.replace(/^v/i, "")}`;
}
