import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { literally } from "@/lib/db/like";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { hashSecret } from "@/lib/server/secrets";
import type { PeopleFilter } from "./schema";

/** People the demo's sign-in page offers, with what they are. For the demo's door only. */
export function listDemoPeople() {
  return db().person.findMany({
    where: { demo: true, deactivatedAt: null },
    select: {
      id: true,
      name: true,
      email: true,
      roleAssignments: { select: { role: true, domain: { select: { name: true } } } },
      memberships: { select: { team: { select: { name: true } } } },
    },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** One person of the demo, or null. */
export function findDemoPerson(id: string) {
  return db().person.findFirst({
    where: { id, demo: true, deactivatedAt: null },
    select: { id: true, name: true, email: true },
  });
}

/** True until the first person exists. */
export async function isEmptyInstallation(): Promise<boolean> {
  return (await db().person.findFirst({ select: { id: true } })) === null;
}

/** The open invitation behind a link, or null when it is unknown, used or too old. Holding the link is the right to see it. */
export function findInvitation(token: string, now: Date) {
  return db().invitation.findFirst({
    where: { tokenHash: hashSecret(token), acceptedAt: null, expiresAt: { gt: now } },
    select: { email: true, name: true, role: true, expiresAt: true },
  });
}

export const PEOPLE_PER_PAGE = 50;

function peopleWhere({ q, state, role }: PeopleFilter): Prisma.PersonWhereInput {
  return {
    ...(q
      ? {
          OR: [
            { name: { contains: literally(q), mode: "insensitive" } },
            { email: { contains: literally(q.toLowerCase()) } },
          ],
        }
      : {}),
    ...(state === "all" ? {} : { deactivatedAt: state === "active" ? null : { not: null } }),
    ...(role === "none" ? { roleAssignments: { none: {} } } : {}),
    ...(role && role !== "none" ? { roleAssignments: { some: { role } } } : {}),
  };
}

/** People by name, a page at a time, with roles and teams. For platform admins. */
export async function listPeople(actor: Actor, filter: PeopleFilter) {
  authorize(actor, "person.manage");
  const where = peopleWhere(filter);
  const [total, people] = await Promise.all([
    db().person.count({ where }),
    db().person.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: (filter.page - 1) * PEOPLE_PER_PAGE,
      take: PEOPLE_PER_PAGE,
      include: {
        roleAssignments: { include: { domain: { select: { name: true } } }, orderBy: { role: "asc" } },
        memberships: { include: { team: { select: { name: true, slug: true } } } },
        sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      },
    }),
  ]);
  return { total, people };
}

/** Invitations nobody has accepted yet, newest first; `expired` ones are kept until they are withdrawn. */
export async function listInvitations(actor: Actor, now: Date) {
  authorize(actor, "person.manage");
  const rows = await db().invitation.findMany({
    where: { acceptedAt: null },
    orderBy: { createdAt: "desc" },
    take: 100,
  });
  return rows.map((row) => ({ ...row, expired: row.expiresAt <= now }));
}

/** One person for the admin, with everything that closing the account would end. Throws `not_found`. */
export async function getPerson(actor: Actor, id: string, now: Date) {
  authorize(actor, "person.manage");
  const person = await db().person.findUnique({
    where: { id },
    include: {
      roleAssignments: { include: { domain: { select: { name: true, path: true } } }, orderBy: { createdAt: "asc" } },
      memberships: { include: { team: { select: { name: true, slug: true } } } },
    },
  });
  if (!person) throw notFound("person");
  const [sessions, tokens, grants, otherAdmins] = await Promise.all([
    db().session.count({ where: { personId: id, endedAt: null, expiresAt: { gt: now } } }),
    db().apiToken.count({ where: { personId: id, revokedAt: null, expiresAt: { gt: now } } }),
    db().accessGrant.count({ where: { consumerPersonId: id, status: { in: ["provisioning", "active"] } } }),
    db().person.count({
      where: { id: { not: id }, deactivatedAt: null, roleAssignments: { some: { role: "platform_admin" } } },
    }),
  ]);
  const { passwordHash, ...facts } = person;
  return { ...facts, hasPassword: passwordHash !== null, sessions, tokens, grants, otherAdmins };
}

function ownId(actor: Actor): string {
  authorize(actor, "settings.own", { personId: actor.id });
  if (actor.id === null) throw notFound("person");
  return actor.id;
}

/** The actor's own account. */
export async function getOwnAccount(actor: Actor) {
  const person = await db().person.findUnique({ where: { id: ownId(actor) } });
  if (!person) throw notFound("person");
  const { passwordHash, ...facts } = person;
  return { ...facts, hasPassword: passwordHash !== null };
}

/** Where the actor is signed in now, latest first. */
export function listOwnSessions(actor: Actor, now: Date) {
  return db().session.findMany({
    where: { personId: ownId(actor), endedAt: null, expiresAt: { gt: now } },
    orderBy: { lastSeenAt: "desc" },
    take: 50,
  });
}

const tokenFields = {
  id: true,
  name: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
} satisfies Prisma.ApiTokenSelect;

/** The actor's own API tokens, newest first; revoked and expired ones stay listed. */
export function listOwnTokens(actor: Actor) {
  return db().apiToken.findMany({
    where: { personId: ownId(actor) },
    select: tokenFields,
    orderBy: { createdAt: "desc" },
    take: 100,
  });
}
