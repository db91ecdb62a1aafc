import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { parseQuestion } from "@/lib/domain/search/question";
import { groundOf } from "./ground";
import { readSearchParams } from "./schema";

const suggestionSchema = z.object({
  kind: z.enum(["product", "domain", "column"]),
  label: z.string(),
  hint: z.string(),
  /** Ref of the product, path of the domain, name of the column. */
  key: z.string(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** At most eight products, domains and columns that begin like what is typed, all of them visible to the actor. */
export async function suggestNames(actor: Actor, typed: string): Promise<Suggestion[]> {
  const question = parseQuestion(typed.slice(0, 100));
  const params = readSearchParams({});
  const ground = await groundOf(actor, params, question);
  const words = ground.asked.words;
  if (words.join("").length < 2) return [];
  const must = ground.must() ?? Prisma.sql`null`;
  const wanted = (
    mark: string,
  ) => Prisma.sql`search.marked(search.strict(${words}::text[], ${ground.asked.splits}::text[],
    ${ground.asked.phrases}::boolean[], ${ground.asked.unfinished}::boolean, null), ${mark})`;
  const within = (mark: string) =>
    Prisma.sql`case when ${must}::tsquery is null then ${wanted(mark)} else ${wanted(mark)} && ${must} end`;
  const start = words.join(" ");
  const rows = await db().$queryRaw`
    (select 'product' as kind, card.name as label, card.domain_name as hint, card.ref as key
     from search.candidates(${within("=")}, 40, ${ground.filter()}) found join search.card card using (product_id)
     order by starts_with(found.name_key, search.name_key(${start})) desc, found.uses desc, card.name limit 5)
    union all
    (select 'domain', domain.name, domain.path, domain.path from domain
     where (starts_with(fold(domain.name), fold(${start})) or fold(domain.name) like '% ' || fold(${start}) || '%')
       and exists (select 1 from search.doc doc where doc.domain_id = domain.id and ${ground.visible()})
     order by domain.path limit 2)
    union all
    (select 'column', part ->> 't', min(card.name), part ->> 't'
     from search.candidates(${within("#")}, 40, ${ground.filter()}) found join search.card card using (product_id),
       jsonb_array_elements(card.parts) part
     where part ->> 'k' = 'column' and starts_with(fold(part ->> 't'), fold(${words.join("_")}))
     group by part ->> 't' order by count(*) desc, 2 limit 3)`;
  return z.array(suggestionSchema).parse(rows).slice(0, 8);
}
