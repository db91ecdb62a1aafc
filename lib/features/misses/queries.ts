import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { SHOWN_FROM_PEOPLE } from "@/lib/domain/search/miss";
import { type NeedLike, needsLike } from "@/lib/features/needs/queries/alike";

const AT_MOST = 100;
/** Of this many questions the needs that are alike are looked up. */
const WITH_NEEDS = 30;

const missSchema = z.object({ question: z.string(), asked: z.int(), people: z.int(), lastAt: z.date() });

export type Miss = z.output<typeof missSchema> & { needs: NeedLike[] };

/**
 * Questions that found nothing and that two people or more asked, most people first, with needs that ask for much the same.
 * Throws `forbidden`.
 */
export async function listMisses(actor: Actor): Promise<Miss[]> {
  authorizeSomewhere(actor, "miss.review");
  const rows = await db().$queryRaw`
    select question, asked, bit_count(people)::int as people, last_at as "lastAt" from search.miss
    where dismissed_at is null and bit_count(people) >= ${SHOWN_FROM_PEOPLE}
    order by bit_count(people) desc, asked desc, question limit ${AT_MOST}`;
  const misses = z.array(missSchema).parse(rows);
  return Promise.all(
    misses.map(async (miss, index) => ({
      ...miss,
      needs: index < WITH_NEEDS ? (await needsLike(actor, miss.question)).slice(0, 2) : [],
    })),
  );
}
