import { describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { createDomain, updateDomain } from "@/lib/features/domains/commands";
import { addMember, removeMember, setLead } from "./commands/members";
import { createServiceAccount, deactivateServiceAccount } from "./commands/service-accounts";
import { createTeam, updateTeam } from "./commands/write-team";
import { getTeam } from "./queries";

testDatabase();

const form = (slug: string, domainId: string | null) => ({
  name: slug,
  slug,
  description: "",
  domainId,
  oidcGroup: null,
});

async function auditOf(subjectId: string): Promise<string[]> {
  const rows = await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  return rows.map((row) => row.action);
}

describe("teams", () => {
  it("are made by the owner of their domain and nobody else's", async () => {
    const [mine, other] = [await aDomain(), await aDomain()];
    const owner = await actorOf(await aPerson({ roles: [{ role: "domain_owner", domainId: mine.id }] }));
    await createTeam(owner, form("made-here", mine.id));
    for (const domainId of [other.id, null])
      await expect(createTeam(owner, form("made-there", domainId))).rejects.toMatchObject({ code: "forbidden" });
    await expect(createTeam(owner, form("made-here", mine.id))).rejects.toMatchObject({ code: "conflict" });
  });

  it("are changed by their leads, who can neither move them nor tie them to a group", async () => {
    const [domain, other] = [await aDomain(), await aDomain()];
    const team = await aTeam({ domainId: domain.id });
    const lead = await actorOf(await aPerson({ teams: [{ id: team.id, lead: true }] }));
    const member = await actorOf(await aPerson({ teams: [team] }));
    const change = { teamId: team.id, name: "Renamed", description: "d", domainId: domain.id, oidcGroup: null };
    await expect(updateTeam(member, change)).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTeam(lead, { ...change, domainId: other.id })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateTeam(lead, { ...change, oidcGroup: "everybody" })).rejects.toMatchObject({ code: "forbidden" });
    await updateTeam(lead, change);
    expect(await auditOf(team.id)).toEqual(["team.updated"]);
  });

  it("gain, promote and lose members", async () => {
    const team = await aTeam();
    const admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
    const person = await aPerson();
    await addMember(admin, { teamId: team.id, email: person.email, lead: false });
    await expect(addMember(admin, { teamId: team.id, email: person.email, lead: false })).rejects.toMatchObject({
      code: "conflict",
    });
    await setLead(admin, { teamId: team.id, personId: person.id, lead: true });
    expect((await actorOf(person)).teams).toMatchObject([{ id: team.id, lead: true }]);
    await removeMember(admin, { teamId: team.id, personId: person.id });
    expect((await actorOf(person)).teams).toEqual([]);
    expect(await auditOf(team.id)).toEqual(["team.member_added", "team.lead_changed", "team.member_removed"]);
  });

  it("keep members that the sign-in provider gave them", async () => {
    const team = await aTeam();
    const admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
    const person = await aPerson();
    await db().membership.create({ data: { teamId: team.id, personId: person.id, source: "oidc" } });
    await expect(removeMember(admin, { teamId: team.id, personId: person.id })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("service accounts", () => {
  it("belong to a team: its members make and close them, tokens end with them and are shown to members only", async () => {
    const team = await aTeam();
    const member = await actorOf(await aPerson({ teams: [team] }));
    const stranger = await actorOf(await aPerson());
    const account = { teamId: team.id, name: "Export", slug: `export-${team.slug}`, description: "" };
    await expect(createServiceAccount(stranger, account)).rejects.toMatchObject({ code: "forbidden" });
    await createServiceAccount(member, account);
    const { id } = await db().serviceAccount.findUniqueOrThrow({ where: { slug: account.slug } });
    const token = {
      name: "t",
      tokenHash: `hash-${id}`,
      prefix: "mct_abc",
      scopes: [],
      expiresAt: new Date(Date.now() + 1e6),
    };
    await db().apiToken.create({ data: { ...token, serviceAccountId: id } });
    expect((await getTeam(member, team.slug)).serviceAccounts[0]?.tokens).toHaveLength(1);
    expect((await getTeam(stranger, team.slug)).serviceAccounts[0]?.tokens).toHaveLength(0);
    await deactivateServiceAccount(member, { serviceAccountId: id });
    expect(await db().apiToken.count({ where: { serviceAccountId: id, revokedAt: null } })).toBe(0);
    expect(await auditOf(id)).toEqual(["service_account.created", "service_account.deactivated"]);
  });
});

describe("domains", () => {
  it("grow below the domain of their owner", async () => {
    const domain = await aDomain();
    const owner = await actorOf(await aPerson({ roles: [{ role: "domain_owner", domainId: domain.id }] }));
    const below = { parentId: domain.id, name: "Below", slug: "below", description: "" };
    expect(await createDomain(owner, below)).toEqual({ path: `${domain.path}/below` });
    await expect(createDomain(owner, below)).rejects.toMatchObject({ code: "conflict" });
    await expect(createDomain(owner, { ...below, parentId: null })).rejects.toMatchObject({ code: "forbidden" });
    await updateDomain(owner, { domainId: domain.id, name: "New name", description: "" });
    expect(await auditOf(domain.id)).toEqual(["domain.updated"]);
  });
});
