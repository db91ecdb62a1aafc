import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { needStatuses } from "@/lib/domain/search/need";
import { claimNeed, handBackNeed } from "@/lib/features/needs/commands/claim-need";
import { closeNeed } from "@/lib/features/needs/commands/close-need";
import { fileNeed } from "@/lib/features/needs/commands/file-need";
import { meetNeed } from "@/lib/features/needs/commands/meet-need";
import { unvote, vote } from "@/lib/features/needs/commands/vote";
import { needsByStatus } from "@/lib/features/needs/queries/list";
import { getNeed } from "@/lib/features/needs/queries/need";
import { closeNeedSchema, fileNeedSchema, meetNeedSchema, voteSchema } from "@/lib/features/needs/schema";
import { jsonBody, operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";
import { needDetailResource, needResource, needView } from "../resources/needs";

const tag = "Needs";

const numbered = z.object({
  number: z.coerce
    .number({ message: "Name the need by its number." })
    .int("Name the need by its number.")
    .min(1, "Name the need by its number.")
    .max(2_147_483_647, "Name the need by its number.")
    .meta({ description: "The need's number.", example: 12 }),
});

const unknown = "There is no such need, or you may not see it.";
const notJson = "The body is not application/json.";

async function detail(actor: Actor, number: number): Promise<z.input<typeof needDetailResource>> {
  const need = await getNeed(actor, number);
  return {
    ...needView(need, need.myVote !== null),
    dataProduct: need.product?.ref ?? null,
    history: need.events.map(({ kind, at, actorName, note }) => ({
      event: kind,
      at: at.toISOString(),
      by: actorName,
      note,
    })),
  };
}

const answer = async (actor: Actor, number: number, status = 200) =>
  Response.json(await detail(actor, number), { status });

const done = [{ status: 200 as const, description: "The need as it stands now.", schema: needDetailResource }];

const listOperation = operation({
  id: "listNeeds",
  method: "get",
  path: "/needs",
  tag,
  summary: "List needs",
  description: "Data that people asked for because it is not in the marketplace, most wanted first.",
  action: "need.view",
  query: z.object({
    status: z.enum(needStatuses).optional().meta({ description: "Only needs in this status." }),
    q: z.string().max(200, "Search for at most 200 characters.").default("").meta({ description: "Words." }),
    ...pagingQuery,
  }),
  success: [{ status: 200, description: "One page of needs.", schema: pageOf(needResource) }],
  handle: async ({ actor, query: { status, q, limit, cursor }, request }) => {
    const after = decodeCursor(z.string().regex(/^\d{1,9}-\d{1,10}$/), cursor) ?? "";
    const { rows, next } = await needsByStatus(actor, { status, q: q.replace(/\p{Cc}/gu, " ").trim(), after, limit });
    const items = rows.map((row) => needView(row, row.voted));
    return pageResponse(request, { items, nextCursor: next === null ? null : encodeCursor(next) });
  },
});

const readOperation = operation({
  id: "getNeed",
  method: "get",
  path: "/needs/{number}",
  tag,
  summary: "Read a need",
  description: "One need with its history.",
  action: "need.view",
  params: numbered,
  success: [{ status: 200, description: "The need.", schema: needDetailResource }],
  refusals: { 404: unknown },
  handle: ({ actor, params }) => answer(actor, params.number),
});

const fileBody = z
  .strictObject({
    title: fileNeedSchema.shape.title.meta({ description: "Which data, in a few words." }),
    purpose: fileNeedSchema.shape.purpose.meta({ description: "What you would do with it." }),
    description: fileNeedSchema.shape.description.meta({ description: "What it should hold." }),
    domain: fileNeedSchema.shape.domain.meta({ description: "Path of the domain it may belong to." }),
    anyway: z.boolean().default(false).meta({ description: "File it although a need that looks the same waits." }),
  })
  .meta({ id: "NewNeed" });

const fileOperation = operation({
  id: "fileNeed",
  method: "post",
  path: "/needs",
  tag,
  summary: "Ask for data",
  description:
    "Files a need. When one that looks the same waits already it is refused with 409, naming it: vote for that one, or send `anyway`.",
  action: "need.create",
  body: jsonBody(fileBody, {
    title: "Visitors per building and hour",
    purpose: "Planning the cleaning of floors by how many people were there.",
  }),
  success: [{ status: 201, description: "The need.", schema: needDetailResource }],
  refusals: { 409: "A need that looks the same waits already.", 415: notJson },
  handle: async ({ actor, body }) => answer(actor, (await fileNeed(actor, body)).number, 201),
});

const voteBody = z
  .strictObject({
    wanted: z.boolean().meta({ description: "False takes the vote back." }),
    purpose: voteSchema.shape.purpose.meta({ description: "What you would use it for." }),
  })
  .meta({ id: "NeedVote" });

const voteOperation = operation({
  id: "voteForNeed",
  method: "post",
  path: "/needs/{number}/votes",
  tag,
  summary: "Say that you want it too, or no more",
  description: "One vote per person, however often it is sent. Service accounts have none.",
  action: "need.vote",
  params: numbered,
  body: jsonBody(voteBody, { wanted: true, purpose: "Staffing the reception desks." }),
  success: done,
  refusals: { 404: unknown, 409: "The need is closed, or it is your own.", 415: notJson },
  handle: async ({ actor, params: { number }, body }) => {
    if (body.wanted) await vote(actor, { number, purpose: body.purpose });
    else await unvote(actor, { number });
    return answer(actor, number);
  },
});

const claimBody = z
  .union([
    z.strictObject({ domain: z.string().min(1).max(300).meta({ description: "Path of the domain that claims it." }) }),
    z.strictObject({
      team: z.string().min(1).max(290).meta({ description: "Slug of the team that claims it for its domain." }),
    }),
    z.strictObject({ handBack: z.literal(true).meta({ description: "Gives the claim up: the need is open again." }) }),
  ])
  .meta({ id: "NeedClaim" });

const claimOperation = operation({
  id: "claimNeed",
  method: "post",
  path: "/needs/{number}/claim",
  tag,
  summary: "Claim a need for a domain, or hand it back",
  description: "Everybody who wants the data is told of a claim.",
  action: "need.claim",
  params: numbered,
  body: jsonBody(claimBody, { domain: "property-management" }),
  success: done,
  refusals: { 404: unknown, 409: "It is claimed or closed already, or nobody has claimed it.", 415: notJson },
  handle: async ({ actor, params: { number }, body }) => {
    if ("handBack" in body) await handBackNeed(actor, { number });
    else await claimNeed(actor, { number, as: "team" in body ? `team:${body.team}` : `domain:${body.domain}` });
    return answer(actor, number);
  },
});

const closeBody = z
  .union([
    z.strictObject({
      dataProduct: meetNeedSchema.shape.product.meta({ description: "Id of the product that has the data." }),
      acknowledged: z
        .boolean()
        .default(false)
        .meta({ description: "Close it although somebody who wants the data cannot see the product." }),
    }),
    z.strictObject({ reason: closeNeedSchema.shape.reason.meta({ description: "Why it will not be met." }) }),
  ])
  .meta({ id: "NeedClosing" });

const closeOperation = operation({
  id: "closeNeed",
  method: "post",
  path: "/needs/{number}/close",
  tag,
  summary: "Close a need, with a product or with a reason",
  description: "Everybody who wants the data is told, with the product for who may see it.",
  action: "need.close",
  params: numbered,
  body: jsonBody(closeBody, { dataProduct: "building-occupancy" }),
  success: done,
  refusals: {
    404: unknown,
    409: "It is closed already, or somebody who wants the data cannot see the product; the detail names them.",
    415: notJson,
  },
  handle: async ({ actor, params: { number }, body }) => {
    if ("reason" in body) await closeNeed(actor, { number, reason: body.reason });
    else await meetNeed(actor, { number, product: body.dataProduct, acknowledged: body.acknowledged });
    return answer(actor, number);
  },
});

export const needOperations = [
  listOperation,
  readOperation,
  fileOperation,
  voteOperation,
  claimOperation,
  closeOperation,
];
