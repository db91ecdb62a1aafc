import { z } from "zod";

/** Shapes of what comes in. Messages are sentences for the person who typed. */

const reason = (who: string) =>
  z
    .string({ error: `Give a reason; ${who} read it.` })
    .trim()
    .min(10, `Give a reason of at least 10 characters: ${who} read it.`)
    .max(1000, "Keep the reason under 1,000 characters.");

export const acceptMoveSchema = z.object({
  moveId: z.uuid(),
  acceptedContractVersionId: z.uuid({ error: "Accept the terms of the new contract version to go on." }),
});
export type AcceptMoveInput = z.output<typeof acceptMoveSchema>;

export const blockMoveSchema = z.object({ moveId: z.uuid(), reason: reason("the product's owners") });
export type BlockMoveInput = z.output<typeof blockMoveSchema>;

export const remindSchema = z.object({
  portId: z.uuid(),
  /** One consumer's question; absent or empty: everybody who has not answered. */
  moveId: z
    .union([z.uuid(), z.literal("")])
    .optional()
    .transform((id) => id || null),
});
export type RemindInput = { portId: string; moveId?: string | null };

export const endDateSchema = z.object({
  portId: z.uuid(),
  /** A day in UTC; the port may be retired from its beginning on. */
  endsOn: z.iso.date({ error: "Give the day as year-month-day, such as 2027-06-30." }),
  reason: reason("the consumers"),
});
export type EndDateInput = z.output<typeof endDateSchema>;

export const retirePortSchema = z.object({ portId: z.uuid() });
