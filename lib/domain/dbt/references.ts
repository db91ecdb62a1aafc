import { type DraftProperty, findProperty, type ModelDraft, unquoted } from "./draft-shape";

/** How ODCS v3.1.0 writes `table.column` (ShorthandReference) and ids (StableId). */
const shorthand = /^[A-Za-z_][A-Za-z0-9_]*$/;
const notInId = /[^A-Za-z0-9_-]+/g;

type Target = { draft: ModelDraft; property: DraftProperty };

/** A text that names a model: `ref('orders')`, `ref('shop', 'orders', v=2)`, `"db"."main"."orders"`. */
function isNamedBy(draft: ModelDraft, text: string): boolean {
  const { model } = draft;
  if (text === model.uniqueId || text === model.relationName) return true;
  const ref = /ref\(\s*(?:['"][^'"]*['"]\s*,\s*)?['"]([^'"]+)['"]\s*(?:,\s*v(?:ersion)?\s*=\s*['"]?([\w.]+))?/.exec(
    text,
  );
  if (ref) return ref[1] === model.name && (ref[2] === undefined ? isLatest(draft) : ref[2] === model.version);
  const relation = text
    .split(".")
    .map(unquoted)
    .map((part) => part.toLowerCase());
  const own = [model.database, model.schema, model.alias ?? model.name].map((part) => (part ?? "").toLowerCase());
  return relation.length > 0 && own.slice(-relation.length).join(".") === relation.join(".");
}

const isLatest = ({ model }: ModelDraft) =>
  model.version === null || model.latestVersion === null || model.version === model.latestVersion;

/** The drafted model that a text or a list of unique ids names. */
export function draftNamed(drafts: readonly ModelDraft[], text: string): ModelDraft | null {
  return drafts.find((draft) => isNamedBy(draft, text)) ?? null;
}

const idOf = (name: string) => name.replace(notInId, "_");

/**
 * How one contract refers to a column: `orders.id` in the same one, by file and ids in another
 * (`orders.odcs.yaml#schema/orders/properties/id`). Gives the target its ids. Null when the standard's notation cannot say it.
 */
export function referenceTo(from: ModelDraft, { draft, property }: Target): string | null {
  if (draft === from) {
    const names = [draft.objectName, property.name];
    return names.every((name) => shorthand.test(name)) ? names.join(".") : null;
  }
  draft.objectId ??= idOf(draft.objectName);
  property.id ??= idOf(property.name);
  return `${draft.file}#schema/${draft.objectId}/properties/${property.id}`;
}

/** The target's columns by their names; null when one of them is not there. */
export function targetsOf(draft: ModelDraft, columns: readonly string[]): Target[] | null {
  const found = columns.flatMap((column) => {
    const property = findProperty(draft.properties, column);
    return property ? [{ draft, property }] : [];
  });
  return columns.length > 0 && found.length === columns.length ? found : null;
}

/** Writes a foreign key at its column, or at the object where it has several. False when it cannot be said. */
export function addForeignKey(from: ModelDraft, columns: readonly string[], targets: readonly Target[]): boolean {
  const own = targetsOf(from, columns);
  if (!own || own.length !== targets.length) return false;
  const to = targets.flatMap((target) => referenceTo(from, target) ?? []);
  if (to.length !== targets.length) return false;
  const [property] = own;
  const [only] = to;
  if (own.length === 1 && property && only !== undefined) {
    property.property.relationships ??= [];
    if (!property.property.relationships.some((r) => r.to === only))
      property.property.relationships.push({ type: "foreignKey", to: only });
    return true;
  }
  const sources = own.flatMap((source) => referenceTo(from, source) ?? []);
  if (sources.length !== to.length) return false;
  from.relationships.push({ type: "foreignKey", from: sources, to });
  return true;
}
