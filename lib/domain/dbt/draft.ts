import { AppError } from "@/lib/domain/errors";
import { toIdentifier } from "@/lib/domain/product/template";
import type { CatalogTable } from "./catalog";
import { listed, mergedColumns } from "./columns";
import { addConstraints } from "./constraints";
import { contractDocument, type Document, filled, statusOf } from "./contract-draft";
import type { ModelDraft } from "./draft-shape";
import { settleKey } from "./keys";
import type { DbtModel } from "./model";
import { placementOf, titleOf } from "./model-summary";
import type { DbtManifest } from "./read-artifact";
import type { Place } from "./server";
import { addTests } from "./tests";
import { isPrerelease, majorVersions } from "./versions";

export type DraftInput = {
  manifest: Pick<DbtManifest, "metadata" | "models" | "tests" | "groups">;
  /** Tables by unique id, of `catalog.json`; empty without one. */
  catalog: ReadonlyMap<string, CatalogTable>;
  /** What is not said is taken from the models' `meta`, then from the project. */
  product: { id?: string; name?: string; domain?: string; team?: string };
  place: Place;
  /** Today as `YYYY-MM-DD`. */
  today: string;
};

/** What could not be mapped, or wants a look. `model` is null when it is about the product. */
export type Note = { model: string | null; message: string };

export type ProductDraft = {
  id: string;
  product: Document;
  contracts: { file: string; document: Document }[];
  notes: Note[];
};

const invalid = (message: string, field: string) => new AppError("invalid", message, { field });

/** What may stand in an id or a port's name, as `identifierProblem` and the rules of products say. */
const clean = (name: string) =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, 90) || "model";

type Head = { id: string; name: string; domain: string; team: string };

/** The one value that models agree on, or null; throws when they name several. */
function agreed(values: readonly (string | null)[], sentence: (found: string[]) => string): string | null {
  const found = [...new Set(values.filter((value) => value !== null))];
  if (found.length > 1) throw invalid(sentence(found), "models");
  return found[0] ?? null;
}

function headOf({ manifest, product }: DraftInput): Head {
  const places = manifest.models.map(placementOf);
  const named = product.id
    ? null
    : agreed(
        places.map((p) => p.product),
        (found) => `The models belong to several data products: ${listed(found)}. Choose those of one.`,
      );
  const wanted = product.id || named || manifest.metadata.project || "dbt-project";
  const id = toIdentifier(wanted);
  if (id === "") throw invalid("The product's id needs at least one letter or digit.", "product");
  const domains = [...new Set(places.flatMap((p) => p.domain ?? []))];
  const words = (named ?? wanted).replace(/[_-]+/g, " ").trim();
  return {
    id,
    name: product.name || words.charAt(0).toUpperCase() + words.slice(1),
    domain: product.domain || (domains.length === 1 ? (domains[0] ?? "") : ""),
    team: product.team || "",
  };
}

/** Ports are told apart by name and major version; two packages may have a model of one name. */
function openDrafts(input: DraftInput, head: Head, notes: Note[]): ModelDraft[] {
  const { models, metadata } = input.manifest;
  const majors = majorVersions(models);
  const packages = (name: string) => new Set(models.filter((m) => m.name === name).map((m) => m.packageName)).size;
  return models.map((model) => {
    const place = placementOf(model);
    const major = majors.get(model.uniqueId) ?? 1;
    const unique = packages(model.name) > 1 ? `${model.packageName}.${model.name}` : model.name;
    const stem = clean(unique) + (model.version === null ? "" : `.v${major}`);
    const ownNotes: string[] = [];
    if (model.version !== null && String(major) !== model.version.replace(/^v/i, ""))
      ownNotes.push(`dbt's version ${model.version} became major version ${major}.`);
    if (input.catalog.size > 0 && !input.catalog.has(model.uniqueId))
      ownNotes.push("The catalog does not have this model; build it before `dbt docs generate`.");
    if (place.product !== null && toIdentifier(place.product) !== head.id)
      notes.push({ model: titleOf(model), message: `Its meta names the data product ${place.product}.` });
    return {
      model,
      file: `${stem}.odcs.yaml`,
      contractId: place.contract ?? `${head.id}.${stem}`,
      port: { name: place.port ?? clean(unique), version: `${major}.0.0` },
      objectName: model.name,
      properties: mergedColumns(model, input.catalog.get(model.uniqueId), metadata.platform, ownNotes),
      quality: [],
      relationships: [],
      customProperties: [],
      declaredKey: [],
      uniqueTogether: [],
      notes: ownNotes,
    };
  });
}

function portOf(draft: ModelDraft, today: string): Document {
  const { model, port, contractId } = draft;
  const [purpose = ""] = model.description.split(/\n\s*\n/);
  const status = statusOf(model, today);
  return filled({
    name: port.name,
    description: purpose.replace(/\s+/g, " "),
    type: "tables",
    version: port.version,
    contractId,
    tags: model.tags,
    customProperties: status === "active" ? [] : [{ property: "status", value: status }],
  });
}

function productDocument(head: Head, drafts: readonly ModelDraft[], today: string): Document {
  const { id, name, domain, team } = head;
  return {
    apiVersion: "v1.0.0",
    kind: "DataProduct",
    id,
    name,
    version: "1.0.0",
    status: "active",
    domain,
    description: { purpose: "", usage: "", limitations: "" },
    outputPorts: drafts.map((draft) => portOf(draft, today)),
    ...(team === "" ? {} : { team: { name: team } }),
    customProperties: [{ property: "visibility", value: "internal" }],
  };
}

function refuseRepeated(drafts: readonly ModelDraft[]): void {
  const seen = new Map<string, ModelDraft>();
  for (const draft of drafts) {
    const keys = [`port ${draft.port.name} of major version ${draft.port.version}`, `contract ${draft.contractId}`];
    for (const key of keys) {
      const other = seen.get(key);
      if (other)
        throw invalid(`${titleOf(other.model)} and ${titleOf(draft.model)} both would be the ${key}.`, "models");
      seen.set(key, draft);
    }
  }
}

function noted(draft: ModelDraft): Note[] {
  const { model } = draft;
  const prerelease = isPrerelease(model)
    ? [`dbt calls v${model.latestVersion} the latest version; this one is a proposal.`]
    : [];
  return [...prerelease, ...draft.notes].map((message) => ({ model: titleOf(model), message }));
}

/**
 * Drafts a data product (ODPS v1.0.0) with one port and one contract (ODCS v3.1.0) per model and version. Throws `invalid` on
 * `models` when there are none, when they name several products, or two would be the same port.
 */
export function draftProduct(input: DraftInput): ProductDraft {
  const { models, metadata, tests, groups } = input.manifest;
  if (models.length === 0) throw invalid("Choose at least one model.", "models");
  const head = headOf(input);
  const notes: Note[] = [];
  const drafts = openDrafts(input, head, notes);
  refuseRepeated(drafts);
  for (const draft of drafts) addConstraints(draft, drafts);
  const ofTests = addTests(drafts, tests).map((message) => ({ model: null, message }));
  for (const draft of drafts) settleKey(draft);
  const contracts = drafts.map((draft) => ({
    file: draft.file,
    document: contractDocument(draft, {
      platform: metadata.platform,
      place: input.place,
      table: input.catalog.get(draft.model.uniqueId),
      group: groups.find((group) => group.name === draft.model.group),
      product: head,
      today: input.today,
    }),
  }));
  const product = productDocument(head, drafts, input.today);
  return { id: head.id, product, contracts, notes: [...notes, ...ofTests, ...drafts.flatMap(noted)] };
}

/** For messages: which of these models dbt keeps to itself. */
export function unofferedNote(models: readonly Pick<DbtModel, "name" | "version" | "access">[]): Note[] {
  const inner = models.filter((model) => model.access !== "public");
  if (inner.length === 0) return [];
  return [
    {
      model: null,
      message: `dbt does not call these public: ${listed(inner.map(titleOf))}. Others should not need to read them.`,
    },
  ];
}
