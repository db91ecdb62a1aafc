import { z } from "zod";
import { db } from "@/lib/db/client";
import { loggerFor } from "@/lib/server/logger";
import { INDEX_VERSION, rebuildIndex, reorderIndex } from "./commands/rebuild";
import { writeDocuments } from "./index/write-documents";

const log = loggerFor("search");
const say = (line: string) => log.info(line);

/** Products whose use changed that are written in one run; the rest waits for the next. */
const USES = 2_000;
const BATCH = 100;
/** Rows out of their order from which on bringing them back is worth reading the whole index. */
const OUT_OF_ORDER = { rows: 5_000, share: 0.02 };

const stateSchema = z.object({
  version: z.number(),
  filled: z.boolean(),
  products: z.boolean(),
  left: z.boolean(),
  counted: z.number(),
  rows: z.number(),
  fresh: z.number(),
});

async function readState() {
  const [row] = await db().$queryRaw<unknown[]>`
    select version, rebuilding as left, ndoc as counted, exists (select from search.doc) as filled,
      exists (select from data_product) as products,
      (select count(*)::int from search.doc) as rows, (select count(*)::int from search.doc where fresh) as fresh
    from search.state`;
  return stateSchema.parse(row);
}

/** Writes products anew whose number of active grants is not what the index says: grants begin and end without it. */
async function countUses(): Promise<void> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    with counted as (
      select o.product_id, count(*)::int as uses from access_grant g join output_port o on o.id = g.output_port_id
      where g.status in ('provisioning', 'active') and g.expires_at > now() group by 1)
    select d.product_id as id from search.doc d left join counted c using (product_id)
    where d.uses <> coalesce(c.uses, 0) order by 1 limit ${USES}`;
  for (let from = 0; from < rows.length; from += BATCH) {
    const ids = rows.slice(from, from + BATCH).map(({ id }) => id);
    await db().$transaction((tx) => writeDocuments(tx, ids), { maxWait: 10_000, timeout: 60_000 });
  }
}

/**
 * Keeps the index good: rebuilds one that is empty, of another version or left half built, counts use and words, and brings
 * the rows in order when enough of them lie out of it. Any number may be started: one of them works.
 */
export async function keepSearch(): Promise<void> {
  const state = await readState();
  const outdated = state.filled && state.version !== INDEX_VERSION && state.version !== 0;
  if (state.products && (!state.filled || outdated || state.left)) {
    await rebuildIndex(say);
    return;
  }
  await countUses();
  const { rows, fresh, counted } = state;
  if (fresh > Math.max(OUT_OF_ORDER.rows, rows * OUT_OF_ORDER.share)) await reorderIndex(say);
  else if (Math.abs(rows - counted) > counted * 0.1) await db().$executeRaw`select search.count_lexemes('doc')`;
}
