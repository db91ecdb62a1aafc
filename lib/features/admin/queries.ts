import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";

/** The numbers of the admin's first page. */
export async function getAdminOverview(actor: Actor, now: Date) {
  authorize(actor, "person.manage");
  const client = db();
  const open = { endedAt: null, expiresAt: { gt: now } };
  const [
    people,
    deactivated,
    invitations,
    teams,
    domains,
    serviceAccounts,
    sessions,
    signedIn,
    tokens,
    mailsWaiting,
    connections,
  ] = await Promise.all([
    client.person.count({ where: { deactivatedAt: null } }),
    client.person.count({ where: { deactivatedAt: { not: null } } }),
    client.invitation.count({ where: { acceptedAt: null, expiresAt: { gt: now } } }),
    client.team.count(),
    client.domain.count(),
    client.serviceAccount.count({ where: { deactivatedAt: null } }),
    client.session.count({ where: open }),
    client.person.count({ where: { sessions: { some: open } } }),
    client.apiToken.count({ where: { revokedAt: null, expiresAt: { gt: now } } }),
    client.mail.count({ where: { sentAt: null } }),
    client.connection.count(),
  ]);
  return {
    people,
    deactivated,
    invitations,
    teams,
    domains,
    serviceAccounts,
    sessions,
    signedIn,
    tokens,
    mailsWaiting,
    connections,
  };
}

/** What needs an admin: grants the platform keeps refusing, and people nobody can reach. */
export async function listAdminExceptions(actor: Actor) {
  authorize(actor, "person.manage");
  const [failingGrants, failingMails, withoutRole, withoutLead] = await Promise.all([
    db().accessGrant.count({ where: { status: { in: ["provisioning", "revoking"] }, lastError: { not: null } } }),
    db().mail.count({ where: { sentAt: null, lastError: { not: null } } }),
    db().person.count({ where: { deactivatedAt: null, roleAssignments: { none: {} } } }),
    db().team.count({ where: { memberships: { none: { lead: true, person: { deactivatedAt: null } } } } }),
  ]);
  return { failingGrants, failingMails, withoutRole, withoutLead };
}

export const MAILS_PER_PAGE = 50;

/** Mails newest first. `before` is the id of the last one on the page before (ids are ordered in time). */
export async function listMails(actor: Actor, before: string | null) {
  authorize(actor, "mail.view");
  const rows = await db().mail.findMany({
    where: before === null ? {} : { id: { lt: before } },
    orderBy: { id: "desc" },
    take: MAILS_PER_PAGE + 1,
    select: { id: true, to: true, subject: true, createdAt: true, sentAt: true, attempts: true, lastError: true },
  });
  const mails = rows.slice(0, MAILS_PER_PAGE);
  return { mails, next: rows.length > MAILS_PER_PAGE ? (mails.at(-1)?.id ?? null) : null };
}

/** One mail with its text. Throws `not_found`. */
export async function getMail(actor: Actor, id: string) {
  authorize(actor, "mail.view");
  const mail = await db().mail.findUnique({ where: { id } });
  if (!mail) throw notFound("mail");
  return mail;
}

/** Data platforms with the ports served from them and the access that exists on them now. */
export function listConnections(actor: Actor) {
  authorize(actor, "connection.view");
  return db().connection.findMany({
    orderBy: { slug: "asc" },
    include: {
      _count: {
        select: {
          outputPorts: { where: { retiredAt: null } },
          grants: { where: { status: { in: ["provisioning", "active", "revoking"] } } },
        },
      },
    },
  });
}
