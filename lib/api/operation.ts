import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { actorFromToken } from "@/lib/auth/actor";
import type { Actor, Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { parseFields } from "@/lib/domain/parse-fields";
import { type Action, actionScope } from "@/lib/domain/permissions";
import { readJson, readText } from "./body";
import { problemSchema } from "./problem";
import { acceptedDocumentTypes, documentTypes } from "./representation";

/** What travels with one request through the app. */
export type ApiEnv = { Variables: { requestId: string; actorName?: string } };
export type Api = OpenAPIHono<ApiEnv>;
type RouteConfig = Parameters<Api["openAPIRegistry"]["registerPath"]>[0];

/** How the body of an operation is read, and how the reference describes it. */
export type BodyReader<B> = {
  read: (request: Request) => Promise<B>;
  describe: NonNullable<RouteConfig["request"]>["body"];
};

/** A JSON body with a schema; at most 1 MB unless `maxBytes` says otherwise. */
export function jsonBody<S extends z.ZodType>(
  schema: S,
  example: z.input<S>,
  maxBytes?: number,
): BodyReader<z.output<S>> {
  return {
    read: (request) => readJson(request, schema, maxBytes),
    describe: { required: true, content: { "application/json": { schema, example } } },
  };
}

/** A document of a standard, as YAML or JSON; the text goes on unparsed, so that errors can name its lines. */
export function documentBody(standard: string, example: string): BodyReader<string> {
  const [yaml, json] = documentTypes;
  return {
    read: (request) => readText(request, acceptedDocumentTypes),
    describe: {
      description: `${standard}, at most 1 MB.`,
      required: true,
      content: {
        [yaml]: { schema: { type: "string", description: `${standard} as YAML.` }, example },
        [json]: { schema: { type: "object", description: `${standard} as JSON.` } },
      },
    },
  };
}

export type Success = {
  status: 200 | 201;
  description: string;
  schema?: z.ZodType;
  document?: string;
  example?: unknown;
};

type Refusals = Partial<Record<304 | 400 | 404 | 409 | 412 | 413 | 415, string>>;

export type OperationSpec<P extends z.ZodObject, Q extends z.ZodObject, B> = {
  /** `operationId` of the reference; also the name in the table of doors. */
  id: string;
  method: "get" | "put" | "post";
  /** Below /api/v1, with `{name}` for parameters. */
  path: string;
  tag: string;
  summary: string;
  description: string;
  /** What the permission table calls it. */
  action: Action;
  params?: P;
  query?: Q;
  /** Request headers the operation understands, for the reference. */
  headers?: z.ZodObject;
  body?: BodyReader<B>;
  success: Success[];
  /** Refusals beyond 401, 403 and 422, with the cause in words. */
  refusals?: Refusals;
  handle: (input: {
    actor: Actor;
    request: Request;
    params: z.output<P>;
    query: z.output<Q>;
    body: B;
  }) => Promise<Response>;
};

/** One operation, ready to be put into the app and into the reference. */
export type Operation = {
  id: string;
  method: "get" | "put" | "post";
  path: string;
  action: Action | null;
  scope: Scope | null;
  describe: (registry: Api["openAPIRegistry"]) => void;
  serve: (context: Context<ApiEnv>) => Promise<Response>;
};

/** The scope a token needs. Every operation with an action has one. */
function scopeOf(action: Action): Scope {
  const scope = actionScope[action];
  if (!scope) throw new Error(`The action ${action} has no scope, so it cannot have a REST operation.`);
  return scope;
}

/** Throws `forbidden` when a token was made without the scope. */
export function requireScope(actor: Actor, scope: Scope): void {
  if (actor.scopes !== null && !actor.scopes.includes(scope))
    throw new AppError(
      "forbidden",
      `The token lacks the scope ${scope}. Make one that has it under Settings, API tokens.`,
    );
}

/** Repeated query parameters come as a list, the others as text. */
function queryOf(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())].filter((name) => name !== "__proto__");
  return Object.fromEntries(
    names.map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 && values[0] !== undefined ? values[0] : values];
    }),
  );
}

const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: problemSchema } },
});

function responsesOf(spec: { success: Success[]; refusals?: Refusals }, scope: Scope | null) {
  const responses: RouteConfig["responses"] = {};
  for (const { status, description, schema, document, example } of spec.success) {
    const json = schema ? { "application/json": { schema, ...(example === undefined ? {} : { example }) } } : {};
    const [yamlType, jsonType] = documentTypes;
    const documents = document
      ? {
          [yamlType]: { schema: { type: "string" as const, description: document } },
          [jsonType]: { schema: { type: "object" as const, description: document } },
        }
      : {};
    responses[status] = { description, ...(schema || document ? { content: { ...json, ...documents } } : {}) };
  }
  if (scope) {
    responses[401] = problem("The token is missing, unknown, expired or revoked.");
    responses[403] = problem(
      `The token lacks the scope ${scope}, or its owner may not do this; the detail says which.`,
    );
    responses[422] = problem("Something in the request is wrong; `errors` names each field.");
  }
  for (const [status, description] of Object.entries(spec.refusals ?? {}))
    responses[status] = status === "304" ? { description } : problem(description);
  return responses;
}

/** Makes an operation: authenticate, check the scope, parse, and hand over to one query or command. */
export function operation<
  P extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Q extends z.ZodObject = z.ZodObject<Record<never, never>>,
  B = undefined,
>(spec: OperationSpec<P, Q, B>): Operation {
  const scope = scopeOf(spec.action);
  const { id, method, path, action, params, query, headers, body } = spec;
  const request = {
    ...(params ? { params } : {}),
    ...(query ? { query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body: body.describe } : {}),
  };
  const { tag, summary } = spec;
  const description = `${spec.description}\n\nScope: \`${scope}\`.`;
  const described = { operationId: id, method, path: `/api/v1${path}`, tags: [tag], summary, description, request };
  const security = [{ token: [] }];
  return {
    id,
    method,
    path,
    action,
    scope,
    describe: (registry) => registry.registerPath({ ...described, security, responses: responsesOf(spec, scope) }),
    serve: async (context) => {
      const raw = context.req.raw;
      const actor = await actorFromToken(raw.headers.get("authorization"), context.get("requestId"));
      requireScope(actor, scope);
      context.set("actorName", actor.name);
      return spec.handle({
        actor,
        request: raw,
        params: parseFields(params ?? z.object({}), context.req.param()) as z.output<P>,
        query: parseFields(query ?? z.object({}), queryOf(raw)) as z.output<Q>,
        body: (body ? await body.read(raw) : undefined) as B,
      });
    },
  };
}

type OpenSpec = Pick<Operation, "id" | "path"> & {
  tag: string;
  summary: string;
  description: string;
  success: Success[];
  handle: (request: Request) => Response;
};

/** An operation that is open to everybody: it reads nothing of the company. */
export function openOperation(spec: OpenSpec): Operation {
  const { id, path, tag, summary, description } = spec;
  const described = { operationId: id, path: `/api/v1${path}`, tags: [tag], summary, description };
  return {
    id,
    method: "get",
    path,
    action: null,
    scope: null,
    describe: (registry) =>
      registry.registerPath({ ...described, method: "get", security: [], responses: responsesOf(spec, null) }),
    serve: async (context) => spec.handle(context.req.raw),
  };
}
