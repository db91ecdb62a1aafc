import { actorFromToken } from "@/lib/auth/actor";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { type Action, actionScope } from "@/lib/domain/permissions";
import { retireContract, retireProduct } from "@/lib/features/publishing/retire-commands";
import { loggerFor } from "@/lib/server/logger";
import { metrics } from "@/lib/server/metrics";
import { reportError } from "@/lib/server/report-error";
import { requestIdFrom, requestIdHeader } from "@/lib/server/request-id";
import { requireScope } from "../operation";
import { expectedError, HttpRefusal, problemResponse } from "../problem";
import { type PeerAddress, peerAddress } from "./address";
import { getContract, getProduct, putContract, putProduct } from "./documents";
import { listDocuments } from "./lists";
import { postTestResults } from "./test-results";

/**
 * The publishing half of the API that datacontract-cli, dataproduct-cli and other clients of Entropy Data speak, so that
 * they work against Mercat unchanged. A thin layer over the commands of /api/v1, with that API's ways: `x-api-key`,
 * status 200 for every success, 422 for everything that cannot be done.
 */

type Handler = { action: Action; handle: (actor: Actor, request: Request, id: string) => Promise<Response> };

const retired = async (work: Promise<boolean>): Promise<Response> => {
  await work;
  return new Response(null, { status: 200 });
};

const listed = (kind: "products" | "contracts"): Handler => ({
  action: "product.view",
  handle: (actor, request) => listDocuments(actor, kind, new URL(request.url)),
});

const contracts: Record<string, Handler> = {
  GET: { action: "product.view", handle: (actor, _, id) => getContract(actor, id, false) },
  PUT: { action: "product.publish", handle: (actor, request, id) => putContract(actor, id, request) },
  DELETE: { action: "product.publish", handle: (actor, _, id) => retired(retireContract(actor, id)) },
};
const contractYaml: Record<string, Handler> = {
  GET: { action: "product.view", handle: (actor, _, id) => getContract(actor, id, true) },
};
const products: Record<string, Handler> = {
  GET: { action: "product.view", handle: (actor, _, id) => getProduct(actor, id) },
  PUT: { action: "product.publish", handle: (actor, request, id) => putProduct(actor, id, request) },
  DELETE: { action: "product.publish", handle: (actor, _, id) => retired(retireProduct(actor, id)) },
};
const testResults: Record<string, Handler> = {
  POST: { action: "quality.report", handle: (actor, request) => postTestResults(actor, request) },
};

/** The operations at an address, by method; null for an address that this API has not, or not here. */
function handlersAt({ collection, id, yaml }: PeerAddress): Record<string, Handler> | null {
  if (collection === "datacontracts")
    return id === null ? { GET: listed("contracts") } : yaml ? contractYaml : contracts;
  if (collection === "dataproducts") return id === null ? { GET: listed("products") } : products;
  return collection === "test-results" && id === null ? testResults : null;
}

async function serve(request: Request, requestId: string): Promise<Response> {
  const address = peerAddress(new URL(request.url).pathname);
  const handlers = handlersAt(address);
  if (handlers === null) throw new AppError("not_found", "Mercat has no such operation of this API.");
  const method = request.method === "HEAD" ? "GET" : request.method;
  const allow = [...Object.keys(handlers), "OPTIONS"].join(", ");
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  const handler = handlers[method];
  if (!handler) throw new HttpRefusal("method_not_allowed", `This address allows ${allow}.`, { allow });
  const key = request.headers.get("x-api-key")?.trim();
  const actor = await actorFromToken(key ? `Bearer ${key}` : request.headers.get("authorization"), requestId);
  const scope = actionScope[handler.action];
  if (scope) requireScope(actor, scope);
  return handler.handle(actor, request, address.id ?? "");
}

/** That API answers 422 where ours says that something stands in the way (409). */
function inTheirWords(error: unknown) {
  const expected = expectedError(error);
  if (expected instanceof AppError && expected.code === "conflict")
    return new AppError("invalid", expected.message, { problems: expected.problems });
  return expected;
}

/** Answers one request. Every refusal is a problem document; a defect tells the request id only. */
export async function handlePeer(request: Request): Promise<Response> {
  const started = performance.now();
  const requestId = requestIdFrom(request.headers.get(requestIdHeader) ?? undefined);
  let response: Response;
  try {
    response = await serve(request, requestId);
  } catch (error) {
    const expected = inTheirWords(error);
    if (!expected) {
      metrics().errors.inc({ part: "api" });
      reportError(error, { part: "api", requestId, path: new URL(request.url).pathname });
    }
    response = problemResponse(expected, requestId);
  }
  response.headers.set(requestIdHeader, requestId);
  response.headers.set("x-content-type-options", "nosniff");
  const { method } = request;
  const route = `/api/${new URL(request.url).pathname.split("/")[2] ?? ""}`;
  const seconds = (performance.now() - started) / 1000;
  metrics().apiRequests.observe({ method, route, status: String(response.status) }, seconds);
  loggerFor("api", requestId).info(
    { method, route, status: response.status, ms: Math.round(seconds * 1000) },
    "request",
  );
  return response;
}
