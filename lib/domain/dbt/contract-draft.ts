import type { CatalogTable } from "./catalog";
import { classificationOf, customProperties } from "./columns";
import type { DraftCustomProperty, DraftItem, DraftProperty, ModelDraft } from "./draft-shape";
import type { DbtGroup, DbtModel } from "./model";
import { type Place, serverOf } from "./server";
import { isPrerelease } from "./versions";

export type Document = Record<string, unknown>;

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);

/** The fields that say something, in the order given. */
export function filled(document: Document): Document {
  return Object.fromEntries(Object.entries(document).filter(([, value]) => !isEmpty(value)));
}

/** A column with its fields in the order people write them. */
function propertyOf(property: DraftProperty | DraftItem): Document {
  const { properties, items, quality, relationships, customProperties: custom } = property;
  return filled({
    id: property.id,
    name: "name" in property ? property.name : undefined,
    physicalName: property.physicalName,
    logicalType: property.logicalType,
    logicalTypeOptions: property.logicalTypeOptions,
    physicalType: property.physicalType,
    description: property.description,
    required: property.required || undefined,
    unique: property.unique || undefined,
    primaryKey: property.primaryKey || undefined,
    primaryKeyPosition: property.primaryKeyPosition,
    classification: property.classification,
    tags: property.tags,
    properties: properties?.map(propertyOf),
    items: items && propertyOf(items),
    relationships,
    quality,
    customProperties: custom,
  });
}

/** `table` or `view`, as the platform says, else as dbt builds it. */
function physicalTypeOf(model: DbtModel, table: CatalogTable | undefined): string {
  const word = `${table?.type || model.materialized}`.toLowerCase().replaceAll("_", " ");
  if (word.includes("view")) return word.includes("materialized") ? "materialized view" : "view";
  return "table";
}

function objectOf(draft: ModelDraft, table: CatalogTable | undefined): Document {
  const { model } = draft;
  const relation = model.relationName
    ?.split(".")
    .at(-1)
    ?.replace(/^["`[]|["`\]]$/g, "");
  return filled({
    id: draft.objectId,
    name: draft.objectName,
    physicalName: relation || model.alias || model.name,
    physicalType: physicalTypeOf(model, table),
    logicalType: "object",
    description: model.description || table?.comment?.trim(),
    tags: model.tags,
    properties: draft.properties.map(propertyOf),
    relationships: draft.relationships,
    quality: draft.quality,
    customProperties: [...draft.customProperties, ...customProperties(model.meta)],
  });
}

/** `meta.owner`: a name, an address, a list of them, or `{ name, email }`. */
function ownersIn(meta: Document): { username: string; name?: string; role: string }[] {
  const owners = Array.isArray(meta.owner) ? meta.owner : [meta.owner];
  return owners.flatMap((owner) => {
    const { name, email } =
      typeof owner === "object" && owner !== null ? (owner as Document) : { name: owner, email: null };
    const texts = [email, name].filter((part) => typeof part === "string" && part.trim() !== "").map(String);
    const [username] = texts;
    if (username === undefined) return [];
    return [{ username, ...(typeof name === "string" && name !== username ? { name } : {}), role: "owner" }];
  });
}

function teamOf(team: string, group: DbtGroup | undefined, meta: Document): Document {
  const username = group?.ownerEmail || group?.ownerName;
  const head = username
    ? [
        {
          username,
          ...(group?.ownerName && group.ownerName !== username ? { name: group.ownerName } : {}),
          role: "owner",
        },
      ]
    : [];
  const members = [...head, ...ownersIn(meta).filter((owner) => owner.username !== username)];
  return filled({ name: team, description: group?.description, members });
}

/** When the model ends, as a date; null for none and for what is no date. */
export function endOfSupport(model: Pick<DbtModel, "deprecationDate">): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(model.deprecationDate ?? "")?.[0] ?? null;
}

export type ContractContext = {
  platform: string;
  place: Place;
  table: CatalogTable | undefined;
  group: DbtGroup | undefined;
  product: { id: string; domain: string; team: string };
  /** Today as `YYYY-MM-DD`: what ends in the past is deprecated already. */
  today: string;
};

export function statusOf(model: DbtModel, today: string): "active" | "deprecated" | "proposed" {
  const end = endOfSupport(model);
  if (end !== null && end <= today) return "deprecated";
  return isPrerelease(model) ? "proposed" : "active";
}

/** One model as an ODCS v3.1.0 document. Adds to the draft's notes what the manifest does not know. */
export function contractDocument(draft: ModelDraft, context: ContractContext): Document {
  const { model } = draft;
  const end = endOfSupport(model);
  const { server, missing } = serverOf(model, context.platform, context.place);
  if (missing.length > 0)
    draft.notes.push(`The manifest does not say ${missing.join(" and ")} of the server; fill in servers.`);
  const classification = classificationOf(model.meta, model.tags);
  const custom: DraftCustomProperty[] = [
    ...(classification === null ? [] : [{ property: "classification", value: classification }]),
    { property: "dbtModel", value: model.uniqueId },
    ...(model.enforced ? [{ property: "dbtContractEnforced", value: true }] : []),
  ];
  const team = teamOf(context.product.team, context.group, model.meta);
  return filled({
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: draft.contractId,
    name: model.version === null ? model.name : `${model.name} v${model.version.replace(/^v/i, "")}`,
    version: draft.port.version,
    status: statusOf(model, context.today),
    domain: context.product.domain,
    dataProduct: context.product.id,
    description: filled({ purpose: model.description }),
    tags: model.tags,
    servers: [server],
    schema: [objectOf(draft, context.table)],
    slaProperties: end === null ? [] : [{ property: "endOfSupport", value: end }],
    team: Object.keys(team).length > 0 ? team : undefined,
    customProperties: custom,
  });
}
