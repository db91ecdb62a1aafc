import { z } from "zod";

const uuid = z.uuid();

/** Every job with the shape of its payload. At least once: handlers are idempotent. */
export const jobs = {
  /** Makes the platform look as the grant says: creates, changes, revokes, and reads back. */
  reconcile_grant: z.object({ grantId: uuid }),
  /** Ends what is past its end and queues what was left undone. Runs every minute. */
  sweep_grants: z.object({}).loose(),
  /** Keeps the search index filled, counted and in order. Runs every five minutes. */
  keep_search: z.object({}).loose(),
  /** Writes notifications and mails for one outbox event. */
  deliver_event: z.object({ eventId: z.string() }),
  /** Asks saved searches for a product that was published. */
  match_saved_searches: z.object({ productId: uuid }),
  /** Sends one mail. */
  send_mail: z.object({ mailId: uuid }),
  /** Reads at most 20 sample rows per object of a port's contract from the platform. */
  read_samples: z.object({ outputPortId: uuid }),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.input<(typeof jobs)[N]>;
