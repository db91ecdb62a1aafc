import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { ENOUGH, type SampleStep, SMALL_CATALOG } from "@/lib/domain/search/counting";
import { myAccess } from "../access";
import type { Ground } from "../ground";
import { type FacetName, facetNames, type SearchParams } from "../schema";

/** The products found, or those that would be found without the filters of one facet. */
export type SetName = FacetName | "all";

/** At most so many tags, teams and platforms are given: the most frequent. */
export const MOST_VALUES = 100;

const valueSchema = z
  .tuple([z.string(), z.string(), z.string().nullable(), z.number()])
  .transform(([facet, value, label, hits]) => ({ facet, value, label, hits }));

const setSchema = z.object({
  step: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).transform((step): SampleStep => step),
  size: z.number(),
  values: z.array(valueSchema),
});
/** A set counted in one step of the sample: how many rows, and how many of them have each value. */
export type CountedSet = z.output<typeof setSchema>;

const mineSchema = z.object({ active: z.number().default(0), pending: z.number().default(0) });

const answerSchema = z.object({ sets: z.record(z.string(), setSchema), mine: mineSchema });
export type Counted = z.output<typeof answerSchema>;

/** True when a facet leaves something out. Status always does: without a choice, the retired. */
const inUse = (params: SearchParams, name: FacetName) => name === "status" || params[name].length > 0;

/** The set in which a facet's values are counted: one of its own while it leaves something out. */
export const setOf = (params: SearchParams, name: FacetName): SetName => (inUse(params, name) ? name : "all");

/**
 * Counts what is found and, for each facet in use, what would be found without it: one question to the database. Everything
 * in it stands on the same ground as the rows. `loose` as `Ground` takes it.
 */
export async function countSets(
  actor: Actor,
  params: SearchParams,
  ground: Ground,
  loose: string | null,
): Promise<Counted> {
  const minute = Math.floor(Date.now() / 60_000);
  const question = (set: SetName) => {
    const except = set === "all" ? undefined : set;
    return Prisma.sql`${ground.query(except, loose) ?? Prisma.sql`null`}::tsquery, ${ground.filter(except)}`;
  };
  const count = (set: SetName) => {
    const wanted = facetNames.filter((name) => name !== "access" && setOf(params, name) === set);
    return Prisma.sql`${set}::text, search.count_values(${question(set)}, ${wanted}::text[], ${minute}::int,
      ${ENOUGH}::int, ${SMALL_CATALOG}::int, ${MOST_VALUES}::int)`;
  };
  const sets: SetName[] = ["all", ...facetNames.filter((name) => inUse(params, name))];
  const [row] = await db().$queryRaw<unknown[]>`
    select json_build_object(${Prisma.join(sets.map(count))}) as sets,
      (select search.count_own(${question("access")}, array_agg(mine.product_id), array_agg(mine.state))
       from (${myAccess(actor)}) mine) as mine`;
  return answerSchema.parse(row);
}
