import { z } from "zod";

/** One field of a body or an answer: `steps[].approver`. */
export type FieldView = { name: string; type: string; required: boolean; description: string };
export type ParameterView = FieldView & { place: "path" | "query" | "header" };
export type ResponseView = { status: string; description: string; mediaTypes: string[]; fields: FieldView[] };
export type OperationView = {
  id: string;
  method: string;
  path: string;
  tag: string;
  summary: string;
  description: string;
  parameters: ParameterView[];
  body: { description: string; mediaTypes: string[]; fields: FieldView[] } | null;
  responses: ResponseView[];
  /** A command that runs when MERCAT_TOKEN is set. */
  curl: string;
};
export type ReferenceView = {
  title: string;
  description: string;
  server: string;
  groups: { name: string; description: string; operations: OperationView[] }[];
};

/** The part of a JSON Schema that the reference shows. */
type Schema = {
  $ref?: string | undefined;
  type?: string | string[] | undefined;
  format?: string | undefined;
  enum?: unknown[] | undefined;
  description?: string | undefined;
  properties?: Record<string, Schema> | undefined;
  required?: string[] | undefined;
  items?: Schema | undefined;
  anyOf?: Schema[] | undefined;
  example?: unknown;
  default?: unknown;
};

const schemaSchema: z.ZodType<Schema> = z.lazy(() =>
  z.object({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), schemaSchema).optional(),
    required: z.array(z.string()).optional(),
    items: schemaSchema.optional(),
    anyOf: z.array(schemaSchema).optional(),
    example: z.unknown().optional(),
    default: z.unknown().optional(),
  }),
);

const content = z.record(z.string(), z.object({ schema: schemaSchema.optional(), example: z.unknown().optional() }));
const operationSchema = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  security: z.array(z.unknown()),
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header"]),
        required: z.boolean().default(false),
        description: z.string().default(""),
        schema: schemaSchema.default({}),
        example: z.unknown().optional(),
      }),
    )
    .default([]),
  requestBody: z.object({ description: z.string().default(""), content }).optional(),
  responses: z.record(z.string(), z.object({ description: z.string(), content: content.default({}) })),
});
type OperationObject = z.infer<typeof operationSchema>;

const documentSchema = z.object({
  info: z.object({ title: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })).min(1),
  tags: z.array(z.object({ name: z.string(), description: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
});
type Schemas = Record<string, Schema>;

function resolve(schema: Schema, schemas: Schemas): Schema {
  const name = schema.$ref?.split("/").at(-1);
  const found = name === undefined ? undefined : schemas[name];
  return found ? { ...found, description: schema.description ?? found.description } : schema;
}

/** "uuid or null", "approve | deny", "list of text". */
function typeName(given: Schema, schemas: Schemas): string {
  const schema = resolve(given, schemas);
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.anyOf) return schema.anyOf.map((s) => typeName(s, schemas)).join(" or ");
  const names = [schema.type ?? "any"].flat();
  return names
    .map((name) => {
      if (name === "array") return `list of ${schema.items ? typeName(schema.items, schemas) : "any"}`;
      if (name === "string") return schema.format ?? "text";
      return name;
    })
    .join(" or ");
}

/** The fields of an object as flat rows; lists and objects inside go on with `[]` and dots, to four levels. */
function fieldsOf(given: Schema | undefined, schemas: Schemas, prefix = "", depth = 0): FieldView[] {
  if (!given || depth > 4) return [];
  const schema = resolve(given, schemas);
  const inner = schema.anyOf?.find((s) => resolve(s, schemas).properties);
  if (inner) return fieldsOf(inner, schemas, prefix, depth);
  if (schema.items) return fieldsOf(schema.items, schemas, `${prefix}[]`, depth);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const name = prefix ? `${prefix}.${key}` : key;
    const required = schema.required?.includes(key) ?? false;
    const description = resolve(property, schemas).description ?? "";
    const row = { name, type: typeName(property, schemas), required, description };
    return [row, ...fieldsOf(property, schemas, name, depth + 1)];
  });
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function curlOf(server: string, path: string, method: string, operation: OperationObject): string {
  const sample = (p: OperationObject["parameters"][number]) => p.example ?? p.schema.example ?? `<${p.name}>`;
  const filled = operation.parameters
    .filter((p) => p.in === "path")
    .reduce((all, p) => all.replace(`{${p.name}}`, encodeURIComponent(String(sample(p)))), path);
  const given = (p: OperationObject["parameters"][number]) =>
    p.required || (p.example ?? p.schema.example) !== undefined;
  const query = operation.parameters.filter((p) => p.in === "query" && given(p));
  const search = new URLSearchParams(query.map((p) => [p.name, String(sample(p))])).toString();
  const lines = [
    `curl ${method === "get" ? "" : `-X ${method.toUpperCase()} `}${shellQuote(`${server}${filled}${search ? `?${search}` : ""}`)}`,
  ];
  if (operation.security.length > 0) lines.push('-H "Authorization: Bearer $MERCAT_TOKEN"');
  const bodies = operation.requestBody?.content ?? {};
  const [type, body] = Object.entries(bodies)[0] ?? [];
  if (type === "application/json")
    lines.push(`-H 'Content-Type: ${type}'`, `--data ${shellQuote(JSON.stringify(body?.example, null, 2))}`);
  else if (type) lines.push(`-H 'Content-Type: ${type}'`, "--data-binary @document.yaml");
  return lines.join(" \\\n  ");
}

function viewOf(
  path: string,
  method: string,
  operation: OperationObject,
  context: { server: string; schemas: Schemas },
): OperationView {
  const { schemas, server } = context;
  const fields = (all: z.infer<typeof content>) => fieldsOf(Object.values(all).find((c) => c.schema)?.schema, schemas);
  return {
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    tag: operation.tags[0] ?? "",
    summary: operation.summary,
    description: operation.description,
    parameters: operation.parameters.map(({ name, in: place, required, description, schema }) => ({
      name,
      place,
      required,
      type: typeName(schema, schemas),
      description: description || (schema.description ?? ""),
    })),
    body: operation.requestBody
      ? {
          description: operation.requestBody.description,
          mediaTypes: Object.keys(operation.requestBody.content),
          fields: fields(operation.requestBody.content),
        }
      : null,
    responses: Object.entries(operation.responses).map(([status, response]) => ({
      status,
      description: response.description,
      mediaTypes: Object.keys(response.content),
      // The problem document is the same everywhere and explained once.
      fields: Number(status) < 400 ? fields(response.content) : [],
    })),
    curl: curlOf(server, path, method, operation),
  };
}

/** Turns our OpenAPI document into what the reference page shows. Throws for a document that is not ours. */
export function referenceView(document: unknown): ReferenceView {
  const { info, servers, tags, paths, components } = documentSchema.parse(document);
  const server = servers[0]?.url ?? "";
  const context = { server, schemas: components.schemas };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => viewOf(path, method, operation, context)),
  );
  const groups = tags.map((tag) => ({ ...tag, operations: operations.filter((o) => o.tag === tag.name) }));
  return { title: info.title, description: info.description, server, groups };
}
