import { z } from "zod";
import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";

/** Ports per sweep; the next sweep takes the rest. */
const BATCH = 100;

const dueRows = z.array(z.object({ id: z.uuid(), endsAt: z.date(), grantId: z.uuid() }));

/** Ports past their end date, of which the owners do not know yet, with one of those who still have access. */
async function portsPastEnd(now: Date): Promise<z.output<typeof dueRows>> {
  const rows = await db().$queryRaw`
    select o.id, o.end_at as "endsAt", g.id as "grantId"
    from (select port.*, coalesce(port.ends_at, d.sunset_at) as end_at
      from output_port port join data_product d on d.id = port.product_id
      where port.retired_at is null and (port.deprecated_at is not null or d.status = 'deprecated')) o
    cross join lateral (select live.id from access_grant live
      where live.output_port_id = o.id and live.status in ('provisioning', 'active') order by live.created_at limit 1) g
    where o.end_at <= ${now} and o.end_told_for is distinct from o.end_at
    limit ${BATCH}`;
  return dueRows.parse(rows);
}

/**
 * Tells the owners, once for each end date, that it has passed while somebody still has access: nothing ends by itself.
 * Safe to run at any time and on several workers at once.
 */
export async function tellOfPassedEnds(now: Date): Promise<void> {
  for (const { id, endsAt, grantId } of await portsPastEnd(now))
    await inTransaction(async (tx) => {
      const { count } = await tx.outputPort.updateMany({
        where: { id, OR: [{ endToldFor: null }, { endToldFor: { not: endsAt } }] },
        data: { endToldFor: endsAt },
      });
      if (count > 0) await emit(tx, { type: "grant.past_end", grantId });
    });
}
