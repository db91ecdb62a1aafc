import { z } from "zod";
import { requestStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { parseFields } from "@/lib/domain/parse-fields";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { contractVersionId, listedRequest, listRequests } from "@/lib/features/access/queries/listed";
import { findPort } from "@/lib/features/access/queries/port";
import { fileRequestSchema, portReference } from "@/lib/features/access/schema";
import { jsonBody, operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";
import { accessRequestResource, identified, requestResource } from "../resources/access";

const tag = "Access requests";

const newRequest = z
  .strictObject({
    dataProduct: z.string().min(1).max(200).meta({ description: "The product's id." }),
    outputPort: z
      .string()
      .min(1)
      .max(210)
      .meta({ description: "The port as `name`, which is its newest major version, or as `name@major`." }),
    serviceAccount: z
      .string()
      .min(1)
      .max(100)
      .optional()
      .meta({ description: "Slug of a service account of one of your teams. Left out, you ask for yourself." }),
    purpose: z
      .string()
      .meta({ description: "What the data is for, 20 to 2000 characters: the approver decides by it." }),
    durationDays: z.int("Give whole days.").meta({ description: "For how many days." }),
    columns: z.array(z.string().min(1).max(500)).max(2000).optional().meta({
      description: "Columns you will use, as `object.property`: what a new version is compared by. Left out, all.",
    }),
    acceptedContractVersion: z.string().min(1).max(200).meta({
      description: "The version of the port's contract whose terms you accept; 409 unless it is the current one.",
    }),
  })
  .meta({ id: "NewAccessRequest" });

const newDecision = z
  .strictObject({
    verdict: z.enum(["approve", "deny"]),
    reason: z
      .string()
      .max(1000, "Keep the reason under 1,000 characters.")
      .default("")
      .meta({ description: "Needed for a denial, at least 10 characters: the requester reads it." }),
    stepId: z
      .uuid()
      .optional()
      .meta({ description: "The step you mean, for 409 when somebody decided it meanwhile. Left out, the open one." }),
  })
  .refine((d) => d.verdict === "approve" || d.reason.trim().length >= 10, {
    path: ["reason"],
    error: "Give a reason of at least 10 characters: the requester reads it.",
  })
  .meta({ id: "NewDecision" });

const example = {
  dataProduct: "entity-ratings",
  outputPort: "ratings",
  purpose: "Weekly credit review of the twenty largest tenants.",
  durationDays: 90,
  acceptedContractVersion: "1.0.0",
};

/** The terms are accepted by their version here; the command takes the id of what was accepted. */
async function accepted(actor: Actor, body: z.output<typeof newRequest>): Promise<string> {
  const port = await findPort(
    actor,
    body.dataProduct,
    parseFields(z.object({ outputPort: portReference }), body).outputPort,
  );
  const id = await contractVersionId(port.contract.id, body.acceptedContractVersion);
  const message = `The contract ${port.contract.ref} has no version ${body.acceptedContractVersion}; the current one is ${port.contractVersion.version}.`;
  if (!id) throw new AppError("invalid", message, { field: "acceptedContractVersion" });
  return id;
}

const one = async (actor: Actor, id: string) => requestResource(await listedRequest(actor, id));

const fileOperation = operation({
  id: "fileAccessRequest",
  method: "post",
  path: "/access-requests",
  tag,
  summary: "Request access",
  description: "Asks for access to an output port, for yourself or for a service account of one of your teams.",
  action: "request.create",
  body: jsonBody(newRequest, example),
  success: [
    { status: 201, description: "The request, with the steps of its approval.", schema: accessRequestResource },
  ],
  refusals: {
    404: "There is no such product or port, or you may not see it.",
    409: "The terms changed, the product gives no access, or the same access is asked for or held already.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, body }) => {
    const acceptedContractVersionId = await accepted(actor, body);
    const { dataProduct: product, outputPort: port, serviceAccount, purpose, durationDays, columns } = body;
    const input = { product, port, serviceAccount, purpose, durationDays, columns, acceptedContractVersionId };
    const { id } = await fileRequest(actor, parseFields(fileRequestSchema, input));
    const headers = { location: `/api/v1/access-requests/${id}` };
    return Response.json(await one(actor, id), { status: 201, headers });
  },
});

const listOperation = operation({
  id: "listAccessRequests",
  method: "get",
  path: "/access-requests",
  tag,
  summary: "List access requests",
  description: "The requests you may see, newest first: your own, your teams', and those you decide or oversee.",
  action: "request.view",
  query: z.object({
    status: z.enum(requestStatuses).optional().meta({ description: "Only requests in this status." }),
    dataProduct: z.string().max(200).optional().meta({ description: "Only requests for this product's ports." }),
    ...pagingQuery,
  }),
  success: [{ status: 200, description: "One page of requests.", schema: pageOf(accessRequestResource) }],
  handle: async ({ actor, query, request }) => {
    const { status, dataProduct: product, limit, cursor } = query;
    const before = decodeCursor(z.int().min(0).max(2_147_483_647), cursor);
    const { rows, more } = await listRequests(actor, { status, product, before, limit });
    const nextCursor = more ? encodeCursor(rows.at(-1)?.number) : null;
    return pageResponse(request, { items: rows.map(requestResource), nextCursor });
  },
});

const readOperation = operation({
  id: "getAccessRequest",
  method: "get",
  path: "/access-requests/{id}",
  tag,
  summary: "Read an access request",
  description: "One request with its steps and decisions.",
  action: "request.view",
  params: identified("request"),
  success: [{ status: 200, description: "The request.", schema: accessRequestResource }],
  refusals: { 404: "There is no such request, or you may not see it." },
  handle: async ({ actor, params }) => Response.json(await one(actor, params.id)),
});

const decideOperation = operation({
  id: "decideAccessRequest",
  method: "post",
  path: "/access-requests/{id}/decision",
  tag,
  summary: "Decide an access request",
  description: "Approves or denies the open step. The last approval makes the grant. Nobody decides their own request.",
  action: "request.decide",
  params: identified("request"),
  body: jsonBody(newDecision, { verdict: "approve", reason: "Covered by the credit policy." }),
  success: [
    { status: 200, description: "The request as it stands after the decision.", schema: accessRequestResource },
  ],
  refusals: {
    404: "There is no such request, or you may not see it.",
    409: "Somebody else decided first, or the request is no longer pending.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, params, body }) => {
    const { verdict, reason, stepId } = body;
    await decideRequest(actor, { requestId: params.id, verdict, reason: reason.trim(), ...(stepId ? { stepId } : {}) });
    return Response.json(await one(actor, params.id));
  },
});

export const accessRequestOperations = [fileOperation, listOperation, readOperation, decideOperation];
