import { z } from "zod";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { type Actor, isWithin } from "@/lib/domain/actor";
import { type TrustSignal, trustEvidenceSchema, trustSignal } from "@/lib/domain/quality/trust-signal";
import { visibleProductSql } from "../visibility";

/** Products in one list of the home page. */
const LENGTH = 6;

const listNames = ["domains", "used", "newest"] as const;

const rowSchema = z.object({
  list: z.enum(listNames),
  ref: z.string(),
  name: z.string(),
  summary: z.string(),
  status: z.string(),
  domainName: z.string(),
  createdAt: z.date(),
  /** Active grants. */
  uses: z.number(),
  trust: trustEvidenceSchema.nullable(),
});

/** A product as the home page shows it. */
export type HomeProduct = Omit<z.output<typeof rowSchema>, "list" | "trust"> & { trust: TrustSignal | null };

/** Domains the actor belongs to by role or team, outermost only. */
function ownDomains(actor: Actor): string[] {
  const paths = [...actor.roles.map((r) => r.domainPath), ...actor.teams.map((t) => t.domainPath)].filter(
    (path) => path !== null,
  );
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && isWithin(path, other)));
}

const product = Prisma.sql`p`;
const row = Prisma.sql`doc`;

/** The three lists in one question, each from an index in its own order. More are taken than shown: some drop out. */
function picked(actor: Actor, domains: readonly string[]): Prisma.Sql {
  const seen = visibleProductSql(actor, product);
  return Prisma.sql`
    (select 'newest' as list, p.id, row_number() over (order by p.created_at desc, p.id) as place
     from data_product p where p.status = 'active' and ${seen}
     order by p.created_at desc, p.id limit ${2 * LENGTH})
    union all
    (select 'domains', p.id, row_number() over (order by p.created_at desc, p.id)
     from data_product p where p.status = 'active' and ${seen} and p.domain_id in (
       select inside.id from domain inside, unnest(${[...domains]}::text[]) as root(path)
       where inside.path = root.path or starts_with(inside.path, root.path || '/'))
     order by p.created_at desc, p.id limit ${LENGTH})
    union all
    (select 'used', doc.product_id, row_number() over (order by doc.uses desc, doc.product_id)
     from search.doc doc where doc.uses > 0 and doc.status = 'active' and ${visibleProductSql(actor, row)}
     order by doc.uses desc, doc.product_id limit ${5 * LENGTH})`;
}

/**
 * What the home page offers to look at: what is new in the actor's domains, what most people use and may be trusted, and
 * what was published last. Everything in it the actor may see.
 */
export async function homeLists(actor: Actor, now: Date) {
  const domains = ownDomains(actor);
  const rows = await db().$queryRaw`
    select picked.list, card.ref, card.name, card.summary, card.status::text, card.domain_name as "domainName",
      p.created_at as "createdAt", doc.uses, card.trust
    from (${picked(actor, domains)}) picked
    join data_product p on p.id = picked.id
    join search.doc doc on doc.product_id = picked.id
    join search.card card on card.product_id = picked.id
    order by picked.list, picked.place`;
  const products = z
    .array(rowSchema)
    .parse(rows)
    .map(({ trust, ...rest }) => ({ ...rest, trust: trust === null ? null : trustSignal(trust, now) }));
  const of = (name: (typeof listNames)[number]) => products.filter(({ list }) => list === name);
  const fromDomains = of("domains");
  const near = new Set(fromDomains.map(({ ref }) => ref));
  return {
    domains,
    fromDomains,
    mostUsed: of("used")
      .filter(({ trust }) => trust?.level === "high" || trust?.level === "fair")
      .slice(0, LENGTH),
    newest: of("newest")
      .filter(({ ref }) => !near.has(ref))
      .slice(0, LENGTH),
  };
}

export type HomeLists = Awaited<ReturnType<typeof homeLists>>;
