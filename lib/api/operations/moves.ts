import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { moveStatuses } from "@/lib/domain/move/move-state";
import { acceptMove } from "@/lib/features/moves/commands/accept-move";
import { blockMove } from "@/lib/features/moves/commands/block-move";
import { listedMove, listMoves, offeredVersionId } from "@/lib/features/moves/queries/listed";
import { blockMoveSchema } from "@/lib/features/moves/schema";
import { jsonBody, operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";
import { identified } from "../resources/access";
import { moveResource, moveView } from "../resources/moves";

const tag = "Moves";

const listOperation = operation({
  id: "listMoves",
  method: "get",
  path: "/moves",
  tag,
  summary: "List moves",
  description:
    "The questions that a new major put to consumers, newest first: about your own access, your teams', and that of products you answer for.",
  action: "move.view",
  query: z.object({
    status: z.enum(moveStatuses).optional().meta({ description: "Only moves in this status." }),
    dataProduct: z.string().max(200).optional().meta({ description: "Only moves between this product's ports." }),
    ...pagingQuery,
  }),
  success: [{ status: 200, description: "One page of moves.", schema: pageOf(moveResource) }],
  handle: async ({ actor, query, request }) => {
    const { status, dataProduct: product, limit, cursor } = query;
    const { rows, more } = await listMoves(actor, { status, product, before: decodeCursor(z.uuid(), cursor), limit });
    const nextCursor = more ? encodeCursor(rows.at(-1)?.id) : null;
    return pageResponse(request, { items: rows.map(moveView), nextCursor });
  },
});

const readOperation = operation({
  id: "getMove",
  method: "get",
  path: "/moves/{id}",
  tag,
  summary: "Read a move",
  description: "One question with its answer.",
  action: "move.view",
  params: identified("move"),
  success: [{ status: 200, description: "The move.", schema: moveResource }],
  refusals: { 404: "There is no such move, or you may not see it." },
  handle: async ({ actor, params }) => Response.json(moveView(await listedMove(actor, params.id))),
});

const answer = z
  .discriminatedUnion("answer", [
    z.strictObject({
      answer: z.literal("accept"),
      acceptedContractVersion: z.string().max(100).meta({
        description: "The contract version of the newer port whose terms you accept.",
        example: "2.0.0",
      }),
    }),
    z.strictObject({
      answer: z.literal("blocked"),
      reason: blockMoveSchema.shape.reason.meta({ description: "What keeps you from moving; the owners read it." }),
    }),
  ])
  .meta({ id: "MoveAnswer" });

async function accept(actor: Actor, id: string, version: string): Promise<void> {
  const move = await listedMove(actor, id);
  const acceptedContractVersionId = await offeredVersionId(move, version);
  if (!acceptedContractVersionId)
    throw new AppError(
      "invalid",
      `The contract has no version ${version}; the newer port promises ${move.toPort.contractVersion.version}.`,
      { field: "acceptedContractVersion" },
    );
  await acceptMove(actor, { moveId: id, acceptedContractVersionId });
}

const answerOperation = operation({
  id: "answerMove",
  method: "post",
  path: "/moves/{id}/answer",
  tag,
  summary: "Answer a move",
  description:
    "Accepting carries the access over to the newer port, with the same purpose and end, under its contract version; where the data is more protected than before, a request takes the ordinary path first. The old access stays until you give it back or the port retires. Being blocked tells the owners why; you may accept later.",
  action: "move.answer",
  params: identified("move"),
  body: jsonBody(answer, { answer: "accept", acceptedContractVersion: "2.0.0" }),
  success: [{ status: 200, description: "The move as it stands after the answer.", schema: moveResource }],
  refusals: {
    404: "There is no such move, or you may not see it.",
    409: "It was answered meanwhile, the access is over, or the terms changed.",
    415: "The body is not application/json.",
  },
  handle: async ({ actor, params, body }) => {
    if (body.answer === "accept") await accept(actor, params.id, body.acceptedContractVersion);
    else await blockMove(actor, { moveId: params.id, reason: body.reason });
    return Response.json(moveView(await listedMove(actor, params.id)));
  },
});

export const moveOperations = [listOperation, readOperation, answerOperation];
