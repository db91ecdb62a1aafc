import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";

const DAY = 24 * 60 * 60 * 1000;

/** Access is announced as ending this many days before. */
const ENDING_SOON_DAYS = 30;

const kinds = ["move", "ending", "request", "draft"] as const;

const openSchema = z.object({
  kind: z.enum(kinds),
  id: z.uuid(),
  title: z.string(),
  /** Of a request its number, of access the service account, of a move the port, of a draft the team. */
  detail: z.string().nullable(),
  at: z.date(),
  teamId: z.uuid().nullable(),
  domainPath: z.string().nullable(),
});

/** Something the actor began and has not ended, with its one date: asked, ends, opened or last changed. */
export type OpenMatter = Pick<z.output<typeof openSchema>, "kind" | "id" | "title" | "detail" | "at">;

/**
 * What is open for the actor, at most five of each kind: questions that moves put to them, access that ends soon, requests
 * that wait for others, drafts. One question to the database.
 */
export async function openMatters(actor: Actor, now: Date): Promise<OpenMatter[]> {
  if (actor.kind !== "person" || actor.id === null) return [];
  const me = actor.id;
  const teams = actor.teams.map((team) => team.id);
  const soon = new Date(now.getTime() + ENDING_SOON_DAYS * DAY);
  const rows = await db().$queryRaw`
    with mine as (
      select g.id, g.expires_at, g.output_port_id, g.status, s.name as account
      from access_grant g left join service_account s on s.id = g.service_account_id
      where g.consumer_person_id = ${me}::uuid or s.team_id = any(${teams}::uuid[]))
    (select 'move' as kind, m.id, p.name as title, o.name || ' ' || o.major as detail, m.opened_at as at,
       null::uuid as "teamId", null as "domainPath"
     from move m join mine on mine.id = m.grant_id join output_port o on o.id = m.from_port_id
     join data_product p on p.id = o.product_id
     where m.status = 'open' and mine.status = 'active' order by m.opened_at limit 5)
    union all
    (select 'ending', mine.id, p.name, mine.account, mine.expires_at, null, null
     from mine join output_port o on o.id = mine.output_port_id join data_product p on p.id = o.product_id
     where mine.status = 'active' and mine.expires_at > ${now} and mine.expires_at <= ${soon}
     order by mine.expires_at limit 5)
    union all
    (select 'request', r.id, p.name, r.number::text, r.created_at, null, null
     from access_request r join output_port o on o.id = r.output_port_id join data_product p on p.id = o.product_id
     where r.requester_id = ${me}::uuid and r.status = 'pending' order by r.number desc limit 5)
    union all
    (select 'draft', d.id, d.title, t.name, d.updated_at, t.id, place.path
     from draft d join team t on t.id = d.team_id left join domain place on place.id = t.domain_id
     where d.created_by_id = ${me}::uuid and d.published_ref is null order by d.updated_at desc limit 5)`;
  return z
    .array(openSchema)
    .parse(rows)
    .filter(
      ({ kind, teamId, domainPath }) =>
        // Who has left the team finds a draft's page closed.
        kind !== "draft" || can(actor, "draft.write", { ownerTeamId: teamId, domainPath }).allowed,
    )
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
}
