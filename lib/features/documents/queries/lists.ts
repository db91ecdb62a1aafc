import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { literally } from "@/lib/db/like";
import type { Actor } from "@/lib/domain/actor";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";

/** What a list of documents may be narrowed by; an empty list asks nothing. */
export type DocumentFilter = {
  /** Words that all stand in the id or the name. */
  words: readonly string[];
  /** Short names or names of owner teams. */
  teams: readonly string[];
  /** Paths or short names of domains. */
  domains: readonly string[];
  statuses: readonly string[];
  tags: readonly string[];
};

export type ListedDocument = { ref: string; document: Prisma.JsonValue };
type Page = { page: number; perPage: number };

const contains = (word: string) => ({ contains: literally(word), mode: "insensitive" as const });
const named = (words: readonly string[]) =>
  words.map((word) => ({ OR: [{ ref: contains(word) }, { name: contains(word) }] }));
const teamIn = (teams: readonly string[]) =>
  teams.length === 0 ? [] : [{ ownerTeam: { OR: [{ slug: { in: [...teams] } }, { name: { in: [...teams] } }] } }];
const domainIn = (domains: readonly string[]) => ({
  OR: [{ path: { in: [...domains] } }, { slug: { in: [...domains] } }],
});

/** A product whose document does not say so was retired by hand; to programs it is gone. */
const inUse: Prisma.DataProductWhereInput = {
  OR: [{ status: { not: "retired" } }, { currentVersion: { status: "retired" } }],
};

/** One page of the products the actor may see, oldest first, with their current documents. `page` counts from 0. */
export async function listProductDocuments(actor: Actor, filter: DocumentFilter, { page, perPage }: Page) {
  const { words, teams, domains, statuses, tags } = filter;
  const rows = await db().dataProduct.findMany({
    where: {
      AND: [
        visibleProductWhere(actor),
        inUse,
        { currentVersionId: { not: null } },
        ...named(words),
        ...teamIn(teams),
        ...(domains.length === 0 ? [] : [{ domain: domainIn(domains) }]),
        ...(tags.length === 0 ? [] : [{ tags: { hasSome: [...tags] } }]),
        ...(statuses.length === 0
          ? []
          : [
              {
                OR: statuses.map((status) => ({ currentVersion: { document: { path: ["status"], equals: status } } })),
              },
            ]),
      ],
    },
    select: { ref: true, currentVersion: { select: { document: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    skip: page * perPage,
    take: perPage + 1,
  });
  return pageOf(rows, perPage);
}

/** The same for contracts. */
export async function listContractDocuments(actor: Actor, filter: DocumentFilter, { page, perPage }: Page) {
  const { words, teams, domains, statuses, tags } = filter;
  const rows = await db().dataContract.findMany({
    where: {
      AND: [
        visibleContractWhere(actor),
        { retiredAt: null, currentVersionId: { not: null } },
        ...named(words),
        ...teamIn(teams),
        ...(domains.length === 0 ? [] : [{ ownerTeam: { domain: domainIn(domains) } }]),
        ...(statuses.length === 0 ? [] : [{ currentVersion: { status: { in: [...statuses] } } }]),
        ...(tags.length === 0
          ? []
          : [{ OR: tags.map((tag) => ({ currentVersion: { upgraded: { path: ["tags"], array_contains: [tag] } } })) }]),
      ],
    },
    select: { ref: true, currentVersion: { select: { document: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    skip: page * perPage,
    take: perPage + 1,
  });
  return pageOf(rows, perPage);
}

function pageOf(
  rows: readonly { ref: string; currentVersion: { document: Prisma.JsonValue } | null }[],
  perPage: number,
): { documents: ListedDocument[]; more: boolean } {
  const documents = rows
    .slice(0, perPage)
    .flatMap(({ ref, currentVersion }) => (currentVersion ? [{ ref, document: currentVersion.document }] : []));
  return { documents, more: rows.length > perPage };
}

/** True when the contract, or product, was taken out of use by hand. What does not exist was not. */
export async function isTakenOut(kind: "product" | "contract", ref: string): Promise<boolean> {
  const found =
    kind === "product"
      ? await db().dataProduct.count({ where: { ref, NOT: inUse } })
      : await db().dataContract.count({ where: { ref, retiredAt: { not: null } } });
  return found > 0;
}

/** What a product's document may leave open: its version in force, and the domain of the product or else of its team. */
export async function productDefaults(actor: Actor, ref: string, team: string) {
  const [product, owner] = await Promise.all([
    db().dataProduct.findFirst({
      where: { AND: [{ ref }, visibleProductWhere(actor)] },
      select: { domain: { select: { path: true } }, currentVersion: { select: { version: true, document: true } } },
    }),
    db().team.findFirst({
      where: team === "" ? { id: { in: actor.teams.map((t) => t.id) } } : { OR: [{ slug: team }, { name: team }] },
      select: { domain: { select: { path: true } } },
      orderBy: { slug: "asc" },
    }),
  ]);
  return { current: product?.currentVersion ?? null, domain: product?.domain.path ?? owner?.domain?.path ?? null };
}
