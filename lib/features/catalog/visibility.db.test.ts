import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aDomain, aProduct, aTeam } from "@/lib/db/factories";
import { Prisma } from "@/lib/db/generated/client";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, type ActorRole, makeActor, roles } from "@/lib/domain/actor";
import { maySee } from "@/lib/domain/permissions";
import { visibleProductSql, visibleProductWhere } from "./visibility";

testDatabase();

const visibilities = ["public", "internal", "domain"] as const;

let actors: Actor[] = [];

/** Paths that a careless LIKE would confuse: a prefix without a slash, and `_` standing for any character. */
const PATHS = ["sales", "sales/rent_roll", "sales/rentXroll", "salesroom", "risk"] as const;

beforeAll(async () => {
  const sales = await aDomain({ slug: "sales" });
  const domains = [
    sales,
    await aDomain({ slug: "rent_roll", parent: sales }),
    await aDomain({ slug: "rentXroll", parent: sales }),
    await aDomain({ slug: "salesroom" }),
    await aDomain({ slug: "risk" }),
  ];
  const teams = [await aTeam({ slug: "here", domainId: sales.id }), await aTeam({ slug: "there" })];
  for (const domain of domains) {
    for (const team of teams) {
      for (const visibility of visibilities) await aProduct({ domainId: domain.id, ownerTeamId: team.id, visibility });
    }
  }
  const roleSets: ActorRole[][] = [
    [],
    ...roles.flatMap((role) => [
      [{ role, domainPath: null }],
      ...["sales", "sales/rent_roll", "risk"].map((domainPath) => [{ role, domainPath }]),
    ]),
    [
      { role: "consumer", domainPath: null },
      { role: "steward", domainPath: "risk" },
    ],
  ];
  const teamSets = [[], ...teams.map((team, i) => [{ ...team, lead: false, domainPath: i === 0 ? "sales" : null }])];
  const kinds = ["person", "service_account"] as const;
  actors = [
    ...kinds.flatMap((kind) =>
      roleSets.flatMap((set) =>
        teamSets.map((own) =>
          makeActor({ kind, id: crypto.randomUUID(), name: "Actor", door: "page", roles: set, teams: own }),
        ),
      ),
    ),
    makeActor({ kind: "system", id: null, name: "System", door: "job" }),
  ];
});

test("where and SQL say what maySee says, for every actor and product", async () => {
  const products = await db().dataProduct.findMany({ include: { domain: true } });
  expect(products).toHaveLength(PATHS.length * 2 * visibilities.length);
  for (const actor of actors) {
    const expected = products
      .filter((p) => maySee(actor, { visibility: p.visibility, domainPath: p.domain.path, ownerTeamId: p.ownerTeamId }))
      .map((p) => p.id)
      .sort();
    const byWhere = await db().dataProduct.findMany({ where: visibleProductWhere(actor), select: { id: true } });
    const bySql = await db().$queryRaw<{ id: string }[]>`
      select p.id from data_product p where ${visibleProductSql(actor, Prisma.sql`p`)}`;
    expect(byWhere.map((row) => row.id).sort()).toEqual(expected);
    expect(bySql.map((row) => row.id).sort()).toEqual(expected);
  }
});

test("a filter beside it cannot widen it", async () => {
  const outsider = makeActor({ kind: "person", id: crypto.randomUUID(), name: "Outsider", door: "page" });
  const rows = await db().$queryRaw<{ visibility: string }[]>`
    select p.visibility::text from data_product p
    where ${visibleProductSql(outsider, Prisma.sql`p`)} and (p.name <> '' or true)`;
  expect(new Set(rows.map((row) => row.visibility))).toEqual(new Set(["public"]));
});
