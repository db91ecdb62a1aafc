import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { writeDocuments } from "../index/write-documents";

const BATCH = 500;

/** One product whose rows are not what the catalog says. */
export type Difference = { ref: string; what: string };

const differenceSchema = z.object({ ref: z.string(), what: z.string() });

/** Compares the rows of some products with what they would be if they were written now. */
async function compare(ids: readonly string[]): Promise<Difference[]> {
  const tables = { doc: Prisma.sql`doc_checked`, card: Prisma.sql`card_checked` };
  return db().$transaction(
    async (tx) => {
      await tx.$executeRaw`create temporary table doc_checked (like search.doc including defaults including generated) on commit drop`;
      await tx.$executeRaw`create temporary table card_checked (like search.card including defaults) on commit drop`;
      await tx.$executeRaw`create unique index on doc_checked (product_id)`;
      await tx.$executeRaw`create unique index on card_checked (product_id)`;
      await writeDocuments(tx, ids, tables);
      const rows = await tx.$queryRaw`
        select wanted.ref, concat_ws(', ',
            case when is_doc.product_id is null then 'not in the index' end,
            case when is_card.product_id is null then 'no card' end,
            case when is_doc.tsv is distinct from doc.tsv then 'words' end,
            case when (is_doc.domain_id, is_doc.owner_team_id, is_doc.visibility) is distinct from
              (doc.domain_id, doc.owner_team_id, doc.visibility) then 'who may see it' end,
            case when (is_doc.status, is_doc.classification, is_doc.freshness, is_doc.kinds, is_doc.tags, is_doc.platforms,
                is_doc.name_key, is_doc.title_length, is_doc.updated_at) is distinct from
              (doc.status, doc.classification, doc.freshness, doc.kinds, doc.tags, doc.platforms, doc.name_key,
                doc.title_length, doc.updated_at) then 'filters and order' end,
            case when to_jsonb(is_card) is distinct from to_jsonb(wanted) then 'what a result shows' end) as what
        from card_checked wanted join doc_checked doc using (product_id)
        left join search.doc is_doc using (product_id)
        left join search.card is_card using (product_id)
        where is_doc.product_id is null or is_card.product_id is null or is_doc.tsv is distinct from doc.tsv
          or to_jsonb(is_card) is distinct from to_jsonb(wanted)
          or to_jsonb(is_doc) - ${VOLATILE}::text[] is distinct from to_jsonb(doc) - ${VOLATILE}::text[]
        order by 1`;
      return z.array(differenceSchema).parse(rows);
    },
    { maxWait: 60_000, timeout: 600_000 },
  );
}

/** Columns that change with time and use, or say where a row lies. */
const VOLATILE = ["tsv", "filler", "prior", "trust", "uses", "high_until", "fair_until", "moved_at", "tier", "fresh"];

/** Rows of the index for products that are not in the catalog. */
async function leftOver(): Promise<Difference[]> {
  const rows = await db().$queryRaw`
    select coalesce(card.ref, product_id::text) as ref, 'not in the catalog' as what
    from search.doc full join search.card using (product_id)
    where not exists (select from data_product p where p.id = product_id) limit 100`;
  return z.array(differenceSchema).parse(rows);
}

/**
 * Compares the index with the catalog, product by product, and says each that differs with what differs: `found` is called
 * as they turn up. Nothing is changed. How many products were looked at and how many differ.
 */
export async function checkIndex(
  found: (difference: Difference) => void,
): Promise<{ checked: number; differing: number }> {
  let [checked, differing] = [0, 0];
  const tell = (differences: readonly Difference[]) => {
    differing += differences.length;
    for (const difference of differences) found(difference);
  };
  let last = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await db().$queryRaw<{ id: string }[]>`
      select id from data_product where id > ${last}::uuid order by id limit ${BATCH}`;
    last = rows.at(-1)?.id ?? last;
    if (rows.length === 0) break;
    tell(await compare(rows.map(({ id }) => id)));
    checked += rows.length;
  }
  tell(await leftOver());
  return { checked, differing };
}
