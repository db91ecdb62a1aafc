import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { wordsOf } from "@/lib/domain/search/spelling";
import { visibleProductSql } from "@/lib/features/catalog/visibility";
import type { FacetName, SearchParams } from "./schema";

/** The search row in every statement of this feature. */
const doc = Prisma.sql`doc`;

/** A lexeme or the beginning of one, quoted for `to_tsquery`. `word` holds letters and digits only. */
const beginning = (word: string) => Prisma.sql`to_tsquery('mercat_simple', ${`'${word}':*`})`;

/**
 * The question as a tsquery: all words, quotes for phrases, `or` and `-` as on the web, and the last word also as the
 * beginning of a longer one.
 */
export function allWords(question: string): Prisma.Sql {
  const whole = Prisma.sql`websearch_to_tsquery('mercat_english', ${question}) || websearch_to_tsquery('mercat_simple', ${question})`;
  const last = /^(.*?)(?:^|\s)([\p{L}\p{N}]{2,})$/su.exec(question);
  if (!last) return Prisma.sql`(${whole})`;
  const [, head = "", word = ""] = last;
  const start =
    head.trim() === ""
      ? beginning(word)
      : Prisma.sql`(websearch_to_tsquery('mercat_english', ${head}) && ${beginning(word)})`;
  return Prisma.sql`(${whole} || ${start})`;
}

/** Any of the question's words, or a word that begins like one. Marks what matched; the answer when nothing has all. */
export function anyWord(question: string): Prisma.Sql {
  const words = wordsOf(question);
  if (words.length === 0) return Prisma.sql`''::tsquery`;
  const each = words.map((word) =>
    word.length < 3
      ? Prisma.sql`plainto_tsquery('mercat_english', ${word})`
      : Prisma.sql`plainto_tsquery('mercat_english', ${word}) || ${beginning(word)}`,
  );
  return Prisma.sql`(${Prisma.join(each, " || ")})`;
}

/** Rows of grants and requests that are the actor's own: as a person, as a service account, or through a team. */
function own(actor: Actor, alias: Prisma.Sql, person: Prisma.Sql): Prisma.Sql {
  const teams = actor.teams.map((team) => team.id);
  return Prisma.sql`(${alias}.${person} = ${actor.kind === "person" ? actor.id : null}::uuid
    or ${alias}.service_account_id = ${actor.kind === "service_account" ? actor.id : null}::uuid
    or ${alias}.service_account_id in (select id from service_account where team_id = any(${teams}::uuid[])))`;
}

/** The actor's access by product: `active` before `pending`. Products without either have no row. */
export function myAccess(actor: Actor): Prisma.Sql {
  return Prisma.sql`
    select product_id, min(state) as state from (
      select o.product_id, 'active' as state from access_grant g join output_port o on o.id = g.output_port_id
      where g.status in ('provisioning', 'active') and g.expires_at > now()
        and ${own(actor, Prisma.sql`g`, Prisma.sql`consumer_person_id`)}
      union all
      select o.product_id, 'pending' from access_request r join output_port o on o.id = r.output_port_id
      where r.status = 'pending' and ${own(actor, Prisma.sql`r`, Prisma.sql`requester_id`)}
    ) mine group by product_id`;
}

const always = Prisma.sql`true`;

/** One condition per filter on `doc` and `mine`. What is not filtered is true, but the retired are only shown when asked for. */
export function filterConditions(params: SearchParams): Record<FacetName, Prisma.Sql> {
  const when = (values: readonly string[], condition: Prisma.Sql) => (values.length === 0 ? always : condition);
  return {
    access: when(params.access, Prisma.sql`coalesce(mine.state, 'none') = any(${params.access}::text[])`),
    domain: when(
      params.domain,
      Prisma.sql`doc.domain_id in (
        select inside.id from domain inside, unnest(${params.domain}::text[]) as root(path)
        where inside.path = root.path or starts_with(inside.path, root.path || '/'))`,
    ),
    classification: when(
      params.classification,
      Prisma.sql`doc.classification = any(${params.classification}::text[]::classification[])`,
    ),
    status:
      params.status.length === 0
        ? Prisma.sql`doc.status <> 'retired'`
        : Prisma.sql`doc.status = any(${params.status}::text[]::product_status[])`,
    kind: when(params.kind, Prisma.sql`doc.port_kinds && ${params.kind}::text[]`),
    platform: when(params.platform, Prisma.sql`doc.platforms && ${params.platform}::text[]`),
    team: when(
      params.team,
      Prisma.sql`doc.owner_team_id in (select id from team where slug = any(${params.team}::text[]))`,
    ),
    tag: when(params.tag, Prisma.sql`doc.tags && ${params.tag}::text[]`),
    trust: always,
    freshness: always,
  };
}

/** What the actor may see and the question matches: the ground on which rows, total, facets and spelling stand. */
export function ground(actor: Actor, tsquery: Prisma.Sql | null): Prisma.Sql {
  const seen = visibleProductSql(actor, doc);
  return tsquery ? Prisma.sql`${seen} and doc.tsv @@ ${tsquery}` : seen;
}
