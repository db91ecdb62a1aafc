import { recordAudit } from "@/lib/db/audit";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import { systemActor } from "@/lib/domain/actor";
import { type Company, loadCompany } from "./premium-offices/load";

const seeder = systemActor("Premium Offices", "cli");

/** Row ids by path, e-mail address or slug. */
type Ids = Map<string, string>;

async function createDomains(tx: Tx, company: Company): Promise<Ids> {
  const ids: Ids = new Map();
  for (const domain of company.domains) {
    const row = await tx.domain.create({
      data: {
        slug: domain.slug,
        path: domain.path,
        name: domain.name,
        description: domain.description,
        parentId: domain.parentPath === null ? null : (ids.get(domain.parentPath) ?? null),
      },
    });
    ids.set(domain.path, row.id);
    await recordAudit(tx, seeder, {
      action: "domain.created",
      subjectType: "domain",
      subjectId: row.id,
      subjectName: row.name,
      after: { path: row.path },
    });
  }
  return ids;
}

async function createPeople(tx: Tx, company: Company, domains: Ids): Promise<Ids> {
  const ids: Ids = new Map();
  for (const person of company.people) {
    const row = await tx.person.create({
      data: {
        email: person.email,
        name: person.name,
        demo: true,
        roleAssignments: {
          create: person.roles.map((r) => ({
            role: r.role,
            domainId: r.domain ? (domains.get(r.domain) ?? null) : null,
          })),
        },
      },
    });
    ids.set(person.email, row.id);
    await recordAudit(tx, seeder, {
      action: "person.created",
      subjectType: "person",
      subjectId: row.id,
      subjectName: row.name,
      after: { email: row.email, roles: person.roles },
    });
  }
  return ids;
}

async function createTeams(tx: Tx, company: Company, domains: Ids, people: Ids): Promise<Ids> {
  const ids: Ids = new Map();
  for (const team of company.teams) {
    const members = team.members.flatMap((m) => {
      const personId = people.get(m.email);
      return personId ? [{ personId, lead: m.lead }] : [];
    });
    const row = await tx.team.create({
      data: {
        slug: team.slug,
        name: team.name,
        description: team.description,
        domainId: domains.get(team.domain) ?? null,
        oidcGroup: team.slug,
        memberships: { create: members },
      },
    });
    ids.set(team.slug, row.id);
    await recordAudit(tx, seeder, {
      action: "team.created",
      subjectType: "team",
      subjectId: row.id,
      subjectName: row.name,
      after: { slug: team.slug, members: team.members },
    });
  }
  return ids;
}

async function createServiceAccounts(tx: Tx, company: Company, teams: Ids): Promise<void> {
  for (const account of company.serviceAccounts) {
    const teamId = teams.get(account.team);
    if (!teamId) continue;
    const row = await tx.serviceAccount.create({
      data: { slug: account.slug, name: account.name, description: account.description, teamId },
    });
    await recordAudit(tx, seeder, {
      action: "service_account.created",
      subjectType: "service_account",
      subjectId: row.id,
      subjectName: row.name,
      after: { slug: row.slug, team: account.team },
    });
  }
}

/** Creates the domains, people, teams and service accounts of Premium Offices in one transaction. */
export async function seedPeople(): Promise<void> {
  const company = await loadCompany();
  await inTransaction(async (tx) => {
    const domains = await createDomains(tx, company);
    const people = await createPeople(tx, company, domains);
    const teams = await createTeams(tx, company, domains, people);
    await createServiceAccounts(tx, company, teams);
  });
}
