import type { DomainEvent } from "@/lib/domain/events";
import { enqueue } from "@/lib/jobs/queue";
import type { Tx } from "./transaction";

/** Puts an event into the outbox, with the job that delivers it, in the transaction of the change it tells of. */
export async function emit(tx: Tx, event: DomainEvent): Promise<void> {
  const { type, ...payload } = event;
  const row = await tx.outboxEvent.create({ data: { type, payload } });
  await enqueue(tx, "deliver_event", { eventId: row.id.toString() });
}
