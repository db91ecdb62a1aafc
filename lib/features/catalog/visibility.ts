import { Prisma } from "@/lib/db/generated/client";
import { type Actor, holdsRole } from "@/lib/domain/actor";
import { isInsider, visibleDomainPaths } from "@/lib/domain/permissions";

/** `%`, `_` and `\` mean themselves in a LIKE pattern made of this. Prisma's `startsWith` does not escape them. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}

/** The products the actor may see, for Prisma's `where`. Says the same as `maySee` in lib/domain/permissions. */
export function visibleProductWhere(actor: Actor): Prisma.DataProductWhereInput {
  if (!isInsider(actor)) return { visibility: "public" };
  const paths = visibleDomainPaths(actor);
  if (paths === null) return {};
  return {
    OR: [
      { visibility: { in: ["public", "internal"] } },
      { ownerTeamId: { in: actor.teams.map((team) => team.id) } },
      ...paths.map((path) => ({
        domain: { OR: [{ path }, { path: { startsWith: `${literally(path)}/` } }] },
      })),
    ],
  };
}

/**
 * The same rule as an SQL condition. `alias` names a row of `data_product` or `search.doc`: any table with the columns
 * visibility, owner_team_id and domain_id.
 */
export function visibleProductSql(actor: Actor, alias: Prisma.Sql): Prisma.Sql {
  if (!isInsider(actor)) return Prisma.sql`${alias}.visibility = 'public'`;
  const paths = visibleDomainPaths(actor);
  if (paths === null) return Prisma.sql`true`;
  const teams = actor.teams.map((team) => team.id);
  return Prisma.sql`(
    ${alias}.visibility in ('public', 'internal')
    or ${alias}.owner_team_id = any(${teams}::uuid[])
    or ${alias}.domain_id in (
      select seen.id from domain seen, unnest(${[...paths]}::text[]) as root(path)
      where seen.path = root.path or starts_with(seen.path, root.path || '/')))`;
}

/**
 * The contracts the actor may see: with any product that offers it on a port; a retired port counts only where no product
 * offers it any more. Before the first one does, only its owner team sees it, and who publishes for every team.
 */
export function visibleContractWhere(actor: Actor): Prisma.DataContractWhereInput {
  const everyTeam = actor.kind === "system" || holdsRole(actor, "platform_admin");
  return {
    OR: [
      { outputPorts: { some: { retiredAt: null, product: visibleProductWhere(actor) } } },
      { outputPorts: { none: { retiredAt: null }, some: { product: visibleProductWhere(actor) } } },
      { outputPorts: { none: {} }, ...(everyTeam ? {} : { ownerTeamId: { in: actor.teams.map((team) => team.id) } }) },
    ],
  };
}
