import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { storedContracts } from "./schema";

export type PublishingTeam = { id: string; slug: string; name: string; domainPath: string | null };

/** The teams the actor may write drafts for: their own, those of their domains, all for platform admins. */
export async function publishingTeams(actor: Actor): Promise<PublishingTeam[]> {
  const teams = await db().team.findMany({
    select: { id: true, slug: true, name: true, domain: { select: { path: true } } },
    orderBy: { name: "asc" },
  });
  return teams
    .map(({ domain, ...team }) => ({ ...team, domainPath: domain?.path ?? null }))
    .filter((t) => can(actor, "draft.write", { ownerTeamId: t.id, domainPath: t.domainPath }).allowed);
}

export type DraftRow = {
  id: string;
  title: string;
  teamName: string;
  createdBy: string;
  isMine: boolean;
  updatedAt: Date;
};

/** Unpublished drafts of the teams the actor may publish for, newest first; at most 100. */
export async function openDrafts(actor: Actor, teams: readonly PublishingTeam[]): Promise<DraftRow[]> {
  const drafts = await db().draft.findMany({
    where: { publishedRef: null, teamId: { in: teams.map((t) => t.id) } },
    select: { id: true, title: true, teamId: true, createdById: true, updatedAt: true },
    orderBy: { updatedAt: "desc" },
    take: 100,
  });
  const authors = await db().person.findMany({
    where: { id: { in: drafts.map((d) => d.createdById) } },
    select: { id: true, name: true },
  });
  return drafts.map((draft) => ({
    id: draft.id,
    title: draft.title,
    teamName: teams.find((t) => t.id === draft.teamId)?.name ?? "",
    createdBy: authors.find((a) => a.id === draft.createdById)?.name ?? "a former colleague",
    isMine: draft.createdById === actor.id,
    updatedAt: draft.updatedAt,
  }));
}

const ownedFields = {
  ref: true,
  name: true,
  status: true,
  updatedAt: true,
  domain: { select: { path: true, name: true } },
  ownerTeam: { select: { name: true } },
  currentVersion: { select: { version: true, publishedAt: true } },
  _count: { select: { outputPorts: { where: { retiredAt: null } } } },
} satisfies Prisma.DataProductSelect;

export type OwnedProduct = Prisma.DataProductGetPayload<{ select: typeof ownedFields }>;

/** Published products of the actor's publishing teams, by name; at most 200, with a filter on the name. */
export async function ownedProducts(
  actor: Actor,
  teams: readonly PublishingTeam[],
  filter = "",
): Promise<OwnedProduct[]> {
  return db().dataProduct.findMany({
    where: {
      AND: [
        visibleProductWhere(actor),
        { ownerTeamId: { in: teams.map((t) => t.id) } },
        filter === "" ? {} : { name: { contains: filter.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } },
      ],
    },
    select: ownedFields,
    orderBy: [{ name: "asc" }, { ref: "asc" }],
    take: 200,
  });
}

export type EditableDraft = {
  id: string;
  title: string;
  team: PublishingTeam;
  productSource: string;
  contracts: string[];
  revision: number;
  publishedRef: string | null;
  updatedAt: Date;
};

/** A draft the actor may write. Throws `not_found` for everybody else. */
export async function editableDraft(actor: Actor, id: string): Promise<EditableDraft> {
  const draft = await db().draft.findUnique({ where: { id } });
  const teams = draft ? await publishingTeams(actor) : [];
  const team = teams.find((t) => t.id === draft?.teamId);
  if (!draft || !team) throw notFound("draft");
  return {
    id: draft.id,
    title: draft.title,
    team,
    productSource: draft.productSource,
    contracts: storedContracts.parse(draft.contracts).map((c) => c.source),
    revision: draft.revision,
    publishedRef: draft.publishedRef,
    updatedAt: draft.updatedAt,
  };
}

/** The published texts of a product the actor may see, with the current contracts of its ports. Throws `not_found`. */
export async function publishedSources(
  actor: Actor,
  ref: string,
): Promise<{ teamId: string; productSource: string; contracts: string[] }> {
  const product = await db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    select: {
      ownerTeamId: true,
      currentVersion: { select: { source: true } },
      outputPorts: {
        where: { retiredAt: null },
        orderBy: { position: "asc" },
        select: { contractId: true, contract: { select: { currentVersion: { select: { source: true } } } } },
      },
    },
  });
  if (!product?.currentVersion) throw notFound("data product");
  const byContract = new Map(product.outputPorts.map((p) => [p.contractId, p.contract.currentVersion?.source ?? ""]));
  return {
    teamId: product.ownerTeamId,
    productSource: product.currentVersion.source,
    contracts: [...byContract.values()],
  };
}

/** What the form offers to choose from. */
export async function publishingChoices(): Promise<{
  domains: { path: string; name: string }[];
  connections: { slug: string; name: string; host: string; port: number; database: string }[];
}> {
  const [domains, connections] = await Promise.all([
    db().domain.findMany({ select: { path: true, name: true }, orderBy: { path: "asc" } }),
    db().connection.findMany({
      select: { slug: true, name: true, host: true, port: true, database: true },
      orderBy: { name: "asc" },
    }),
  ]);
  return { domains, connections };
}

/** Contracts of visible products whose id or name holds the words, by id; at most 20. */
export async function contractsLike(actor: Actor, words: string): Promise<{ value: string; label: string }[]> {
  const contains = { contains: words.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const contracts = await db().dataContract.findMany({
    where: {
      outputPorts: { some: { retiredAt: null, product: visibleProductWhere(actor) } },
      ...(words === "" ? {} : { OR: [{ ref: contains }, { name: contains }] }),
    },
    select: { ref: true, name: true, currentVersion: { select: { version: true } } },
    orderBy: { ref: "asc" },
    take: 20,
  });
  return contracts.map(({ ref, name, currentVersion }) => ({
    value: ref,
    label: [name, currentVersion?.version].filter(Boolean).join(" "),
  }));
}
