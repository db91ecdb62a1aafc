import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { plural } from "@/lib/format";
import { db } from "./client";

/** At most `limit` attempts per key inside a window of `minutes`, counted over all web processes. */
export type Limit = { key: string; limit: number; minutes: number };

const counted = z.tuple([z.object({ count: z.number(), secondsLeft: z.number() })]);

/**
 * Counts an attempt before it is made, so that attempts in parallel cannot slip through.
 * Throws `rate_limited` with the minutes to wait when there were too many.
 */
export async function countAttempt({ key, limit, minutes }: Limit): Promise<void> {
  const rows = await db().$queryRaw`
    insert into rate_limit as r (key, count, window_start) values (${key}, 1, now())
    on conflict (key) do update set
      count = case when r.window_start < now() - make_interval(mins => ${minutes}::int) then 1 else r.count + 1 end,
      window_start = case when r.window_start < now() - make_interval(mins => ${minutes}::int) then now() else r.window_start end
    returning count,
      greatest(1, extract(epoch from window_start + make_interval(mins => ${minutes}::int) - now()))::int as "secondsLeft"`;
  const [{ count, secondsLeft }] = counted.parse(rows);
  if (count <= limit) return;
  const wait = plural(Math.ceil(secondsLeft / 60), "minute");
  throw new AppError("rate_limited", `Too many attempts. Try again in ${wait}.`);
}

/** Takes counted attempts back after a success: only failures count. */
export async function forgiveAttempt(key: string, all: boolean): Promise<void> {
  if (all) await db().$executeRaw`delete from rate_limit where key = ${key}`;
  else await db().$executeRaw`update rate_limit set count = greatest(0, count - 1) where key = ${key}`;
}
