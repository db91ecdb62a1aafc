import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/transaction";
import { writeDocuments } from "../index/write-documents";
import { liveTables, type Tables } from "../index/write-rows";
import { writeWords } from "../index/write-words";

/** Goes up when the index keeps something else of a product: the worker rebuilds an index of another version. */
export const INDEX_VERSION = 2;

/** Products written in one transaction, and how many such transactions run at once: Postgres has a core, and so have we. */
const BATCH = 400;
const LANES = 2;
/** Changes that are left over when the last ones are written while writers wait. */
const FEW = 50;
const LOCK = 7_301_994;
const HOURS = { maxWait: 60_000, timeout: 24 * 3_600_000 };

const stageTables: Tables = { doc: Prisma.sql`search.doc_stage`, card: Prisma.sql`search.card_next` };
const nextTables = (withCards: boolean): Tables => ({
  doc: Prisma.sql`search.doc_next`,
  card: withCards ? Prisma.sql`search.card_next` : liveTables.card,
});

export type Say = (line: string) => void;
const number = (value: number) => Math.round(value).toLocaleString("en-GB");

/** After it every writer knows of the rebuild: those that did not have ended, and later ones see that it began. */
async function waitForWriters(): Promise<void> {
  await db().$transaction(async (tx) => void (await tx.$executeRaw`lock table search.doc in share mode`), HOURS);
}

/** Writes every product of the catalog beside, in the order of their ids. */
async function stageAll(say: Say): Promise<void> {
  const total = await db().dataProduct.count();
  const began = performance.now();
  let last = "00000000-0000-0000-0000-000000000000";
  let reading: Promise<string[]> = Promise.resolve([]);
  let done = 0;
  const nextIds = async (): Promise<string[]> => {
    const rows = await db().$queryRaw<{ id: string }[]>`
      select id from data_product where id > ${last}::uuid order by id limit ${BATCH}`;
    last = rows.at(-1)?.id ?? last;
    return rows.map(({ id }) => id);
  };
  // One lane asks after the other: each gets ids of its own.
  const turn = () => {
    reading = reading.then(nextIds);
    return reading;
  };
  const lane = async () => {
    for (let ids = await turn(); ids.length > 0; ids = await turn()) {
      const some = ids;
      await db().$transaction(async (tx) => {
        await writeDocuments(tx, some, stageTables);
        await writeWords(tx, some, stageTables);
      }, HOURS);
      const before = done;
      done += some.length;
      if (Math.floor(done / 10_000) > Math.floor(before / 10_000) || done === total)
        say(
          `${number(done)} of ${number(total)} products written, ${number((done * 1000) / (performance.now() - began))} a second`,
        );
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** Writes what changed meanwhile into the tables beside; how many there were. */
async function catchUp(tx: Tx, withCards: boolean): Promise<number> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with gone as (delete from search.pending returning product_id) select distinct product_id as id from gone`;
  await writeDocuments(tx, rows.map(({ id }) => id).sort(), nextTables(withCards));
  return rows.length;
}

/** Fills the tables beside and puts them in the place of the others. */
async function buildBeside(fromCatalog: boolean, say: Say): Promise<number> {
  await db().$executeRaw`select search.begin_rebuild(${fromCatalog})`;
  await waitForWriters();
  if (fromCatalog) await stageAll(say);
  const [filled] = await db().$queryRaw<{ rows: number }[]>`select search.fill_next(${fromCatalog}) as rows`;
  say(`${number(filled?.rows ?? 0)} products put in order, best first`);
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('maintenance_work_mem', '256MB', true)`;
    await tx.$executeRaw`select search.build_indexes('_next')`;
  }, HOURS);
  await db().$executeRaw`analyze search.doc_next`;
  say("Indexes built");
  await db().$executeRaw`select search.count_lexemes('doc_next')`;
  say("Words counted");
  let caught = 0;
  for (let some = FEW + 1; some > FEW; caught += some)
    some = await db().$transaction((tx) => catchUp(tx, fromCatalog), HOURS);
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`lock table search.doc, search.card in exclusive mode`;
    caught += await catchUp(tx, fromCatalog);
    await tx.$executeRaw`select search.swap(${fromCatalog}, ${INDEX_VERSION}::int)`;
  }, HOURS);
  if (caught > 0) say(`${number(caught)} products changed meanwhile and were written anew`);
  return filled?.rows ?? 0;
}

/** Runs while nobody else does; null when somebody does. The lock goes with the connection, also of a killed process. */
async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  return db().$transaction(async (tx) => {
    const [got] = await tx.$queryRaw<{ ok: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK}) as ok`;
    return got?.ok ? work() : null;
  }, HOURS);
}

/**
 * Rebuilds the index from the catalog beside the one that is searched, with what is published meanwhile, and puts it in its
 * place in one transaction. How many products there are in it; null when another rebuild is at work.
 */
export function rebuildIndex(say: Say): Promise<number | null> {
  return alone(() => buildBeside(true, say));
}

/** Brings the rows of the index in their order on the disk again, without reading the catalog. Null as above. */
export function reorderIndex(say: Say): Promise<number | null> {
  return alone(() => buildBeside(false, say));
}
