import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";

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
