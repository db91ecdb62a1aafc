import type { FieldPath } from "./field-path";

export type SchemaNode = { readonly [keyword: string]: unknown };

/** Plain fields beside a value, as far as they are written. */
export type Beside = ReadonlyMap<string, string>;

const none: Beside = new Map();

export function isNode(value: unknown): value is SchemaNode {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const nodes = (value: unknown): SchemaNode[] => (Array.isArray(value) ? value.filter(isNode) : []);
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

function resolve(ref: string, root: SchemaNode): unknown {
  let here: unknown = root;
  for (const step of ref.replace(/^#\/?/, "").split("/")) here = isNode(here) ? here[step] : undefined;
  return here;
}

/** Whether the fields written so far satisfy an `if`: constants, alternatives and what has to be there. */
function holds(condition: unknown, beside: Beside): boolean {
  if (!isNode(condition)) return true;
  if (words(condition.required).some((name) => !beside.has(name))) return false;
  for (const [name, wanted] of Object.entries(isNode(condition.properties) ? condition.properties : {})) {
    const value = beside.get(name);
    if (value === undefined || !isNode(wanted)) continue;
    if ("const" in wanted && String(wanted.const) !== value) return false;
    if (Array.isArray(wanted.enum) && !words(wanted.enum).includes(value)) return false;
  }
  const any = [...nodes(condition.anyOf), ...nodes(condition.oneOf)];
  if (any.length > 0 && !any.some((part) => holds(part, beside))) return false;
  return nodes(condition.allOf).every((part) => holds(part, beside));
}

/** Alternatives: the one that is begun excludes the others. */
function branches(parts: readonly SchemaNode[], beside: Beside): readonly SchemaNode[] {
  const begun = parts.filter((part) => {
    const required = words(part.required);
    return required.length > 0 && required.every((name) => beside.has(name));
  });
  return begun.length > 0 ? begun : parts;
}

/** Every schema that speaks about a value: through `$ref`, `allOf`, alternatives, and conditions that hold. */
export function speaking(schema: unknown, root: SchemaNode, beside: Beside = none): SchemaNode[] {
  const found = new Set<SchemaNode>();
  const visit = (part: unknown): void => {
    if (!isNode(part) || found.has(part)) return;
    found.add(part);
    if (typeof part.$ref === "string") visit(resolve(part.$ref, root));
    for (const inner of nodes(part.allOf)) visit(inner);
    for (const inner of branches(nodes(part.anyOf), beside)) visit(inner);
    for (const inner of branches(nodes(part.oneOf), beside)) visit(inner);
    if ("if" in part) visit(holds(part.if, beside) ? part.then : part.else);
  };
  visit(schema);
  return [...found];
}

function childrenOf(schemas: readonly SchemaNode[], step: string | number): unknown[] {
  return schemas.flatMap((schema) => {
    if (typeof step === "number") return schema.items === undefined ? [] : [schema.items];
    const own = isNode(schema.properties) ? schema.properties[step] : undefined;
    if (own !== undefined) return [own];
    return isNode(schema.additionalProperties) ? [schema.additionalProperties] : [];
  });
}

/** The schemas that speak about what stands at a path; `beside` tells the fields next to each step on the way. */
export function schemasAt(
  root: SchemaNode,
  path: FieldPath,
  beside: ReadonlyMap<number, Beside> = new Map(),
): SchemaNode[] {
  let here = speaking(root, root, beside.get(0));
  path.forEach((step, depth) => {
    const next = childrenOf(here, step).flatMap((schema) => speaking(schema, root, beside.get(depth + 1)));
    here = [...new Set(next)];
  });
  return here;
}

export type SchemaField = { name: string; schemas: SchemaNode[]; required: boolean };

/** The fields a mapping may have: required ones first, deprecated ones last, otherwise as the standard orders them. */
export function fieldsOf(schemas: readonly SchemaNode[], root: SchemaNode): SchemaField[] {
  const fields = new Map<string, SchemaField>();
  const required = new Set(schemas.flatMap((schema) => words(schema.required)));
  for (const schema of schemas)
    for (const [name, part] of Object.entries(isNode(schema.properties) ? schema.properties : {})) {
      const field = fields.get(name) ?? { name, schemas: [], required: required.has(name) };
      field.schemas.push(...speaking(part, root));
      fields.set(name, field);
    }
  const rank = (field: SchemaField) => (field.required ? 0 : isDeprecated(field.schemas) ? 2 : 1);
  return [...fields.values()].sort((a, b) => rank(a) - rank(b));
}

export function isDeprecated(schemas: readonly SchemaNode[]): boolean {
  return schemas.some((schema) => schema.deprecated === true);
}

/** The first description among them: the nearest to the field speaks first. */
export function descriptionOf(schemas: readonly SchemaNode[]): string | undefined {
  const found = schemas.find((schema) => typeof schema.description === "string")?.description;
  return typeof found === "string" ? found : undefined;
}

export function typesOf(schemas: readonly SchemaNode[]): string[] {
  return [
    ...new Set(schemas.flatMap((schema) => (Array.isArray(schema.type) ? words(schema.type) : words([schema.type])))),
  ].filter((type) => type !== "undefined");
}
