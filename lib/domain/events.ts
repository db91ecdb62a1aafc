import { z } from "zod";

const uuid = z.uuid();

/** What happened that somebody wants to be told of. Written to the outbox in the transaction of the change. */
export const eventSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("product.published"), productId: uuid, version: z.string() }),
  z.object({ type: z.literal("request.filed"), requestId: uuid }),
  z.object({ type: z.literal("request.step_opened"), requestId: uuid, stepId: uuid }),
  z.object({ type: z.literal("request.approved"), requestId: uuid }),
  z.object({ type: z.literal("request.denied"), requestId: uuid }),
  z.object({ type: z.literal("request.withdrawn"), requestId: uuid }),
  z.object({ type: z.literal("grant.activated"), grantId: uuid }),
  z.object({ type: z.literal("grant.ending"), grantId: uuid, reason: z.string() }),
  z.object({ type: z.literal("grant.ended"), grantId: uuid }),
  z.object({ type: z.literal("grant.failing"), grantId: uuid, attempt: z.number().int() }),
  z.object({ type: z.literal("grant.deprecated"), grantId: uuid }),
  z.object({ type: z.literal("grant.end_set"), grantId: uuid }),
  /** The port's end date has passed, and this grant, maybe with others, still stands. */
  z.object({ type: z.literal("grant.past_end"), grantId: uuid }),
  z.object({ type: z.literal("move.opened"), moveId: uuid }),
  z.object({ type: z.literal("move.accepted"), moveId: uuid }),
  z.object({ type: z.literal("move.blocked"), moveId: uuid }),
  z.object({ type: z.literal("move.reminded"), moveId: uuid }),
  z.object({ type: z.literal("need.claimed"), needId: uuid, byId: uuid.nullable() }),
  z.object({ type: z.literal("need.met"), needId: uuid, byId: uuid.nullable() }),
  z.object({ type: z.literal("need.closed"), needId: uuid, byId: uuid.nullable() }),
]);

export type DomainEvent = z.infer<typeof eventSchema>;
