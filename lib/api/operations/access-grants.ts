import { z } from "zod";
import { grantStatuses } from "@/lib/domain/access/states";
import { revokeGrant } from "@/lib/features/access/commands/end-grant";
import { listedGrant, listGrants } from "@/lib/features/access/queries/listed";
import { revokeGrantSchema } from "@/lib/features/access/schema";
import { jsonBody, operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";
import { accessGrantResource, grantResource, identified } from "../resources/access";

const tag = "Access grants";

const revocation = z
  .strictObject({
    reason: revokeGrantSchema.shape.reason.meta({ description: "Why the access ends; the consumer reads it." }),
  })
  .meta({ id: "Revocation" });

const listOperation = operation({
  id: "listAccessGrants",
  method: "get",
  path: "/access-grants",
  tag,
  summary: "List access grants",
  description: "The grants you may see, newest first: your own, your teams', and those of products you answer for.",
  action: "grant.view",
  query: z.object({
    status: z.enum(grantStatuses).optional().meta({ description: "Only grants in this status." }),
    dataProduct: z.string().max(200).optional().meta({ description: "Only grants on this product's ports." }),
    ...pagingQuery,
  }),
  success: [{ status: 200, description: "One page of grants.", schema: pageOf(accessGrantResource) }],
  handle: async ({ actor, query, request }) => {
    const { status, dataProduct: product, limit, cursor } = query;
    const { rows, more } = await listGrants(actor, { status, product, before: decodeCursor(z.uuid(), cursor), limit });
    const nextCursor = more ? encodeCursor(rows.at(-1)?.id) : null;
    return pageResponse(request, { items: rows.map(grantResource), nextCursor });
  },
});

const readOperation = operation({
  id: "getAccessGrant",
  method: "get",
  path: "/access-grants/{id}",
  tag,
  summary: "Read an access grant",
  description: "One grant and what is true of it on the platform. The credential is never part of it.",
  action: "grant.view",
  params: identified("grant"),
  success: [{ status: 200, description: "The grant.", schema: accessGrantResource }],
  refusals: { 404: "There is no such grant, or you may not see it." },
  handle: async ({ actor, params }) => Response.json(grantResource(await listedGrant(actor, params.id))),
});

const revokeOperation = operation({
  id: "revokeAccessGrant",
  method: "post",
  path: "/access-grants/{id}/revoke",
  tag,
  summary: "Revoke an access grant",
  description:
    "Begins the end of a grant. The status is `revoking` until the platform was read back; open sessions are cut within 60 seconds.",
  action: "grant.revoke",
  params: identified("grant"),
  body: jsonBody(revocation, { reason: "The project that needed the data has ended." }),
  success: [{ status: 200, description: "The grant, now revoking.", schema: accessGrantResource }],
  refusals: {
    404: "There is no such grant, or you may not see it.",
    409: "The grant is ending or over already.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, params, body }) => {
    await revokeGrant(actor, { grantId: params.id, reason: body.reason });
    return Response.json(grantResource(await listedGrant(actor, params.id)));
  },
});

export const accessGrantOperations = [listOperation, readOperation, revokeOperation];
