import { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";

/**
 * Rows of grants and requests that are the actor's own: as a person, as a service account, or through a team. Each way is a
 * condition that an index answers; those that cannot hold are left out.
 */
function own(actor: Actor, alias: Prisma.Sql, person: Prisma.Sql): Prisma.Sql {
  const teams = actor.teams.map((team) => team.id);
  const ways = [
    ...(actor.kind === "person" ? [Prisma.sql`${alias}.${person} = ${actor.id}::uuid`] : []),
    ...(actor.kind === "service_account" ? [Prisma.sql`${alias}.service_account_id = ${actor.id}::uuid`] : []),
    ...(teams.length > 0
      ? [
          Prisma.sql`${alias}.service_account_id = any(array(select id from service_account where team_id = any(${teams}::uuid[])))`,
        ]
      : []),
  ];
  return ways.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(ways, " or ")})`;
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
