import { type Actor, makeActor, type Role } from "@/lib/domain/actor";
import { db } from "./client";
import type { Classification, ProductStatus, Visibility } from "./generated/enums";

/** Rows for tests. Every factory makes what it needs and lets the test name only what matters to it. */

let counter = 0;
const next = () => {
  counter += 1;
  return counter;
};

export async function aDomain(over: { slug?: string; name?: string; parent?: { id: string; path: string } } = {}) {
  const slug = over.slug ?? `domain-${next()}`;
  return db().domain.create({
    data: {
      slug,
      name: over.name ?? slug,
      path: over.parent ? `${over.parent.path}/${slug}` : slug,
      parentId: over.parent?.id ?? null,
    },
  });
}

export async function aTeam(over: { slug?: string; name?: string; domainId?: string } = {}) {
  const slug = over.slug ?? `team-${next()}`;
  return db().team.create({ data: { slug, name: over.name ?? slug, domainId: over.domainId ?? null } });
}

type PersonOver = {
  name?: string;
  email?: string;
  roles?: (Role | { role: Role; domainId: string })[];
  teams?: { id: string; lead?: boolean }[];
};

/** A person with roles and memberships. */
export async function aPerson(over: PersonOver = {}) {
  const n = next();
  return db().person.create({
    data: {
      name: over.name ?? `Person ${n}`,
      email: over.email ?? `person-${n}@premium-offices.example`,
      roleAssignments: {
        create: (over.roles ?? ["consumer"]).map((r) =>
          typeof r === "string" ? { role: r } : { role: r.role, domainId: r.domainId },
        ),
      },
      memberships: { create: (over.teams ?? []).map((t) => ({ teamId: t.id, lead: t.lead ?? false })) },
    },
  });
}

/** The actor of a person, read from the database as a request would. */
export async function actorOf(person: { id: string }, door: Actor["door"] = "page"): Promise<Actor> {
  const row = await db().person.findUniqueOrThrow({
    where: { id: person.id },
    include: {
      roleAssignments: { include: { domain: true } },
      memberships: { include: { team: { include: { domain: true } } } },
    },
  });
  return makeActor({
    kind: "person",
    id: row.id,
    name: row.name,
    email: row.email,
    door,
    roles: row.roleAssignments.map((r) => ({ role: r.role, domainPath: r.domain?.path ?? null })),
    teams: row.memberships.map((m) => ({
      id: m.teamId,
      slug: m.team.slug,
      name: m.team.name,
      lead: m.lead,
      domainPath: m.team.domain?.path ?? null,
    })),
  });
}

export async function aConnection(over: { slug?: string; host?: string; port?: number; database?: string } = {}) {
  const slug = over.slug ?? `connection-${next()}`;
  return db().connection.create({
    data: {
      slug,
      name: slug,
      host: over.host ?? "127.0.0.1",
      port: over.port ?? 5432,
      database: over.database ?? "platform",
    },
  });
}

type ProductOver = {
  ref?: string;
  name?: string;
  domainId?: string;
  ownerTeamId?: string;
  visibility?: Visibility;
  status?: ProductStatus;
  classification?: Classification;
  summary?: string;
  tags?: string[];
  connectionId?: string;
  platformSchema?: string;
  /** The views of the one object per entry, with their columns. */
  objects?: { name: string; columns: string[] }[];
};

/** A published product with one output port `main`, its contract and schema. Not indexed for search. */
export async function aProduct(over: ProductOver = {}) {
  const n = next();
  const ref = over.ref ?? `product-${n}`;
  const domainId = over.domainId ?? (await aDomain()).id;
  const ownerTeamId = over.ownerTeamId ?? (await aTeam({ domainId })).id;
  const contract = await db().dataContract.create({ data: { ref: `${ref}.main`, name: `${ref} main`, ownerTeamId } });
  const contractVersion = await aContractVersion(contract.id, over);
  const product = await db().dataProduct.create({
    data: {
      ref,
      name: over.name ?? ref,
      domainId,
      ownerTeamId,
      visibility: over.visibility ?? "internal",
      status: over.status ?? "active",
      summary: over.summary ?? "",
      tags: over.tags ?? [],
    },
  });
  const version = await db().dataProductVersion.create({
    data: {
      productId: product.id,
      version: "1.0.0",
      status: over.status ?? "active",
      document: { id: ref, name: product.name, version: "1.0.0" },
      source: `id: ${ref}\n`,
      sourceFormat: "yaml",
      contentHash: `hash-${n}`,
      publishedBy: "Factory",
    },
  });
  await db().dataProduct.update({ where: { id: product.id }, data: { currentVersionId: version.id } });
  const port = await db().outputPort.create({
    data: {
      productId: product.id,
      name: "main",
      major: 1,
      version: "1.0.0",
      contractId: contract.id,
      contractVersionId: contractVersion.id,
      connectionId: over.connectionId ?? null,
      platformSchema: over.platformSchema ?? null,
    },
  });
  return { product, version, contract, contractVersion, port };
}

async function aContractVersion(contractId: string, over: ProductOver) {
  const n = next();
  const objects = over.objects ?? [{ name: "main_view", columns: ["id", "name"] }];
  const document = {
    kind: "DataContract",
    apiVersion: "v3.1.0",
    version: "1.0.0",
    schema: objects.map(({ name, columns }) => ({
      name,
      properties: columns.map((column) => ({ name: column, logicalType: "string" })),
    })),
  };
  const created = await db().contractVersion.create({
    data: {
      contractId,
      version: "1.0.0",
      status: "active",
      apiVersion: "v3.1.0",
      document,
      upgraded: document,
      source: "kind: DataContract\n",
      sourceFormat: "yaml",
      contentHash: `hash-${n}`,
      classification: over.classification ?? "internal",
      publishedBy: "Factory",
      schemaObjects: {
        create: objects.map((object, position) => ({
          name: object.name,
          physicalName: object.name,
          position,
          properties: {
            create: object.columns.map((name, p) => ({ name, physicalName: name, logicalType: "string", position: p })),
          },
        })),
      },
    },
  });
  await db().dataContract.update({ where: { id: contractId }, data: { currentVersionId: created.id } });
  return created;
}
