import { z } from "zod";
import { db } from "@/lib/db/client";

const DAY = 24 * 60 * 60 * 1000;
const WINDOW_DAYS = 90;

const row = z.tuple([z.object({ seconds: z.number().nullable(), count: z.number() })]);

/**
 * How long requests for the product took from filing to the last decision: the median in seconds over those decided in
 * the last 90 days, with their number; null when there were none.
 */
export async function usualTime(productId: string, now: Date): Promise<{ seconds: number; count: number } | null> {
  const since = new Date(now.getTime() - WINDOW_DAYS * DAY);
  const rows = await db().$queryRaw`
    select percentile_cont(0.5) within group (order by extract(epoch from r.closed_at - r.created_at))::float8 as seconds,
      count(*)::int as count
    from access_request r join output_port p on p.id = r.output_port_id
    where p.product_id = ${productId}::uuid and r.status in ('approved', 'denied') and r.closed_at >= ${since}::timestamp`;
  const [{ seconds, count }] = row.parse(rows);
  return seconds === null ? null : { seconds, count };
}
