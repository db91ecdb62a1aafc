import { AppError } from "@/lib/domain/errors";
import { type CatalogTable, toCatalogTable } from "./catalog";
import {
  type DbtGroup,
  type DbtMetadata,
  type DbtModel,
  type DbtTest,
  dbtMetadata,
  toDbtGroup,
  toDbtModel,
  toDbtTest,
} from "./model";
import { type ModelSummary, summaryOf } from "./model-summary";
import { type Chunks, streamJson } from "./stream-json";
import { testedModel } from "./test-target";

/** What is kept of a manifest. */
export type DbtManifest = {
  metadata: DbtMetadata;
  /** Every enabled model, in few words, in the order of the file. */
  summaries: ModelSummary[];
  /** The chosen models. */
  models: DbtModel[];
  /** The enabled tests of the chosen models. */
  tests: DbtTest[];
  groups: DbtGroup[];
};

type ReadOptions = {
  /** Chooses the models to keep as a whole; the rest is forgotten while reading. */
  keep: (model: ModelSummary) => boolean;
  onProgress?: (bytes: number) => void;
};

const invalid = (message: string) => new AppError("invalid", message, { field: "manifest" });

/** Versions of the manifest whose fields are understood. dbt writes v9 since 1.5, v12 since 1.8. */
const versions = { first: 9, last: 12 };

/** The sentence that says why a manifest of this kind cannot be read, or null. */
export function manifestProblem(schemaVersion: string): string | null {
  if (schemaVersion === "") return "manifest.json does not say which version it has; it is not a manifest of dbt.";
  const kind = /\/dbt\/([a-z-]+)\/v\d+/.exec(schemaVersion)?.[1];
  if (kind !== undefined && kind !== "manifest") return `This is dbt's ${kind}.json; manifest.json is expected here.`;
  const version = Number(/\/manifest\/v(\d+)/.exec(schemaVersion)?.[1] ?? Number.NaN);
  if (Number.isNaN(version)) return `“${schemaVersion.slice(0, 80)}” is no version of dbt's manifest.`;
  if (version < versions.first)
    return `The manifest has version ${version}; versions 9 to 12 are read, which dbt writes since 1.5. Older ones know neither access nor constraints.`;
  if (version > versions.last)
    return `The manifest has version ${version}, which is newer than the versions that are read (9 to 12).`;
  return null;
}

/** Tests may stand before their models, so those of unknown models wait; those of a model left out are forgotten with it. */
function collector(keep: ReadOptions["keep"]) {
  const summaries: ModelSummary[] = [];
  const models: DbtModel[] = [];
  const kept = new Set<string>();
  const forgotten = new Set<string>();
  const byModel = new Map<string | null, DbtTest[]>();
  const addTest = (test: DbtTest) => {
    const model = testedModel(test);
    if (model !== null && forgotten.has(model)) return;
    const others = byModel.get(model);
    if (others) others.push(test);
    else byModel.set(model, [test]);
  };
  const addModel = (model: DbtModel) => {
    const summary = summaryOf(model);
    summaries.push(summary);
    if (keep(summary)) {
      models.push(model);
      kept.add(model.uniqueId);
    } else {
      forgotten.add(model.uniqueId);
      byModel.delete(model.uniqueId);
    }
  };
  const addNode = (node: unknown) => {
    const test = toDbtTest(node);
    if (test?.enabled) addTest(test);
    const model = toDbtModel(node);
    if (model?.enabled) addModel(model);
  };
  const keptTests = () =>
    [...byModel].flatMap(([model, tests]) =>
      model === null ? tests.filter((test) => test.dependsOn.some((id) => kept.has(id))) : kept.has(model) ? tests : [],
    );
  return { addNode, summaries, models, keptTests };
}

/**
 * Reads dbt's `manifest.json` (v9 to v12) as it comes in; SQL, macros and what was not chosen are never held. Throws
 * `invalid` on `manifest`.
 */
export async function readManifest(chunks: Chunks, { keep, onProgress }: ReadOptions): Promise<DbtManifest> {
  const found = collector(keep);
  const groups: DbtGroup[] = [];
  let metadata: DbtMetadata | null = null;
  await streamJson(chunks, {
    file: "manifest",
    paths: ["$.metadata", "$.nodes.*", "$.groups.*"],
    onProgress,
    onValue: ([section], value) => {
      if (section === "nodes") found.addNode(value);
      const group = section === "groups" ? toDbtGroup(value) : null;
      if (group) groups.push(group);
      if (section !== "metadata") return;
      metadata = dbtMetadata.parse(value);
      const problem = manifestProblem(metadata.schemaVersion);
      if (problem) throw invalid(problem);
    },
  });
  if (metadata === null) throw invalid(manifestProblem("") ?? "");
  return { metadata, groups, summaries: found.summaries, models: found.models, tests: found.keptTests() };
}

/**
 * Reads dbt's `catalog.json`: the tables of the wanted models, by the model's unique id. Throws `invalid` on `catalog`.
 */
export async function readCatalog(
  chunks: Chunks,
  wanted: (modelId: string) => boolean,
  onProgress?: (bytes: number) => void,
): Promise<Map<string, CatalogTable>> {
  const tables = new Map<string, CatalogTable>();
  let isCatalog = false;
  await streamJson(chunks, {
    file: "catalog",
    paths: ["$.metadata", "$.nodes.*"],
    onProgress,
    onValue: ([section, id = ""], value) => {
      if (section === "metadata") isCatalog = /\/catalog\/v1\b/.test(dbtMetadata.parse(value).schemaVersion);
      const table = section === "nodes" && wanted(id) ? toCatalogTable(value) : null;
      if (table) tables.set(id, table);
    },
  });
  if (!isCatalog)
    throw new AppError("invalid", "This is no catalog.json of version 1; `dbt docs generate` writes one.", {
      field: "catalog",
    });
  return tables;
}
