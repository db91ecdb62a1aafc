import { beforeEach, describe, expect, it } from "vitest";
import { actorFromToken } from "@/lib/auth/actor";
import { actorOfSession, SESSION_MAX_MS } from "@/lib/auth/session";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { hashPassword } from "@/lib/server/password";
import { acceptInvitation } from "./commands/accept-invitation";
import { assignRole, removeRole } from "./commands/change-roles";
import { endSession } from "./commands/end-session";
import { invitePerson, withdrawInvitation } from "./commands/invite-person";
import { changePassword } from "./commands/own-account";
import { deactivatePerson, reactivatePerson } from "./commands/set-active";
import { startSessionNow } from "./commands/start-session";
import { createToken, revokeToken } from "./commands/tokens";
import { verifyPassword } from "./commands/verify-password";
import type { CreateToken } from "./schema";

testDatabase();

let admin: Actor;
beforeEach(async () => {
  admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
});

const about = { method: "password" as const, userAgent: "test", requestId: null };
const inAnHour = () => new Date(Date.now() + 3_600_000);
const signIn = (person: { id: string; name: string; email: string }) =>
  startSessionNow({ person, ...about, expiresAt: inAnHour() });

const tokenForm = (over: Partial<CreateToken> = {}): CreateToken => ({
  name: "build",
  scopes: ["catalog:read"],
  days: 30,
  serviceAccountId: null,
  ...over,
});

async function auditOf(subjectId: string): Promise<string[]> {
  const rows = await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
  return rows.map((row) => row.action);
}

describe("sessions", () => {
  it("carry the rights of this moment and end at once", async () => {
    const person = await aPerson({ roles: [] });
    const id = await signIn(person);
    expect((await actorOfSession(id, null, new Date()))?.roles).toEqual([]);
    await assignRole(admin, { personId: person.id, role: "auditor", domainId: null });
    const actor = await actorOfSession(id, null, new Date());
    expect(actor?.roles).toEqual([{ role: "auditor", domainPath: null }]);
    await endSession(actor ?? admin, { sessionId: id });
    expect(await actorOfSession(id, null, new Date())).toBeNull();
    expect(await auditOf(id)).toEqual(["session.started", "session.ended"]);
  });

  it("end after idle hours, and after a week whatever happens", async () => {
    const person = await aPerson();
    const id = await signIn(person);
    expect(await actorOfSession(id, null, new Date(Date.now() + 3_601_000))).toBeNull();
    await db().session.update({ where: { id }, data: { createdAt: new Date(Date.now() - SESSION_MAX_MS - 1) } });
    expect(await actorOfSession(id, null, new Date())).toBeNull();
  });

  it("of somebody else are not found", async () => {
    const id = await signIn(await aPerson());
    const other = await actorOf(await aPerson());
    await expect(endSession(other, { sessionId: id })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("closing an account", () => {
  it("ends sessions and tokens in the same moment, and leaves one row about the person", async () => {
    const person = await aPerson();
    const session = await signIn(person);
    const token = await createToken(await actorOf(person), tokenForm());
    await deactivatePerson(admin, { personId: person.id });
    expect(await actorOfSession(session, null, new Date())).toBeNull();
    await expect(actorFromToken(`Bearer ${token}`, null)).rejects.toMatchObject({ code: "unauthenticated" });
    await reactivatePerson(admin, { personId: person.id });
    expect(await actorOfSession(session, null, new Date())).toBeNull();
    expect(await auditOf(person.id)).toEqual(["person.deactivated", "person.reactivated"]);
  });

  it("never takes the last platform admin, however many try at once", async () => {
    await db().person.updateMany({ where: { id: { not: admin.id ?? "" } }, data: { deactivatedAt: new Date() } });
    const second = await actorOf(await aPerson({ roles: ["platform_admin"] }));
    const outcomes = await Promise.allSettled([
      deactivatePerson(admin, { personId: second.id ?? "" }),
      deactivatePerson(second, { personId: admin.id ?? "" }),
    ]);
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    const left = await db().person.findFirstOrThrow({
      where: { deactivatedAt: null, roleAssignments: { some: { role: "platform_admin" } } },
      include: { roleAssignments: true },
    });
    const assignmentId = left.roleAssignments[0]?.id ?? "";
    await expect(removeRole(await actorOf(left), { assignmentId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("is for platform admins", async () => {
    const steward = await actorOf(await aPerson({ roles: ["steward"] }));
    await expect(deactivatePerson(steward, { personId: admin.id ?? "" })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("roles", () => {
  it("are given once, also when given twice at once", async () => {
    const person = await aPerson({ roles: [] });
    const give = () => assignRole(admin, { personId: person.id, role: "steward", domainId: null });
    const outcomes = await Promise.allSettled([give(), give(), give()]);
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    expect(await auditOf(person.id)).toEqual(["role.assigned"]);
  });

  it("fit their domain", async () => {
    const person = await aPerson({ roles: [] });
    const domain = await aDomain();
    const give = (role: "domain_owner" | "auditor", domainId: string | null) =>
      assignRole(admin, { personId: person.id, role, domainId });
    await expect(give("domain_owner", null)).rejects.toMatchObject({ code: "invalid" });
    await expect(give("auditor", domain.id)).rejects.toMatchObject({ code: "invalid" });
    await give("domain_owner", domain.id);
    expect((await actorOf(person)).roles).toEqual([{ role: "domain_owner", domainPath: domain.path }]);
  });
});

describe("invitations", () => {
  const invite = (email: string) =>
    invitePerson(admin, { email, name: "New", role: "consumer" }, "https://mercat.example");
  const accept = (link: string) => {
    const token = link.split("/").at(-1) ?? "";
    return acceptInvitation(
      { token, name: "New", password: "four unrelated words", repeat: "four unrelated words" },
      null,
    );
  };

  it("make an account once; the link is mailed and only its hash is stored", async () => {
    const { link } = await invite("new@premium-offices.example");
    const mail = await db().mail.findFirstOrThrow({ where: { to: "new@premium-offices.example" } });
    expect(mail.text).toContain(link);
    const outcomes = await Promise.allSettled([accept(link), accept(link)]);
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    await verifyPassword({ email: "New@premium-offices.example ", password: "four unrelated words", address: "a" });
  });

  it("end when withdrawn, replaced or too old", async () => {
    const first = await invite("late@premium-offices.example");
    const second = await invite("late@premium-offices.example");
    await expect(accept(first.link)).rejects.toMatchObject({ code: "not_found" });
    const row = await db().invitation.findFirstOrThrow({ where: { email: "late@premium-offices.example" } });
    await db().invitation.update({ where: { id: row.id }, data: { expiresAt: new Date(0) } });
    await expect(accept(second.link)).rejects.toMatchObject({ code: "not_found" });
    await withdrawInvitation(admin, { invitationId: row.id });
    expect(await auditOf(row.id)).toEqual(["person.invited", "invitation.withdrawn"]);
  });
});

describe("passwords", () => {
  it("are refused alike for unknown, wrong and closed accounts, and after ten failures not tried at all", async () => {
    const person = await aPerson({ email: "careful@premium-offices.example" });
    await db().person.update({
      where: { id: person.id },
      data: { passwordHash: await hashPassword("the right words") },
    });
    const attempt = (email: string, password: string) => verifyPassword({ email, password, address: "198.51.100.7" });
    const wrong = { code: "unauthenticated", message: "The e-mail address or the password is wrong." };
    await expect(attempt("nobody@premium-offices.example", "x")).rejects.toMatchObject(wrong);
    await attempt(person.email, "the right words");
    for (let n = 0; n < 10; n += 1) await expect(attempt(person.email, "wrong")).rejects.toMatchObject(wrong);
    await expect(attempt(person.email, "the right words")).rejects.toMatchObject({
      code: "rate_limited",
      message: expect.stringMatching(/Try again in \d+ minutes?\./),
    });
  });

  it("change signs out the other sessions", async () => {
    const person = await aPerson();
    await db().person.update({ where: { id: person.id }, data: { passwordHash: await hashPassword("the old words") } });
    const [here, there] = [await signIn(person), await signIn(person)];
    const actor = await actorOf(person);
    const form = { password: "some very new words", repeat: "some very new words" };
    await expect(changePassword(actor, { current: "no", ...form }, here)).rejects.toMatchObject({ code: "invalid" });
    await changePassword(actor, { current: "the old words", ...form }, here);
    expect(await actorOfSession(here, null, new Date())).not.toBeNull();
    expect(await actorOfSession(there, null, new Date())).toBeNull();
  });
});

describe("API tokens", () => {
  it("open what their scopes say until they are revoked or expire", async () => {
    const person = await aPerson();
    const actor = await actorOf(person);
    const token = await createToken(actor, tokenForm({ scopes: ["access:read"] }));
    expect(token).toMatch(/^mct_[\w-]{43}$/);
    const row = await db().apiToken.findFirstOrThrow({ where: { personId: person.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    const came = await actorFromToken(`Bearer ${token}`, "request-1");
    expect(came).toMatchObject({ id: person.id, door: "rest", scopes: ["access:read"] });
    expect((await db().apiToken.findUniqueOrThrow({ where: { id: row.id } })).lastUsedAt).not.toBeNull();
    await db().apiToken.update({ where: { id: row.id }, data: { expiresAt: new Date(0) } });
    await expect(actorFromToken(`Bearer ${token}`, null)).rejects.toThrow("expired");
    await revokeToken(actor, { tokenId: row.id });
    await expect(actorFromToken(`Bearer ${token}`, null)).rejects.toThrow("revoked");
    expect(await auditOf(row.id)).toEqual(["token.created", "token.revoked"]);
  });

  it.each([null, "", "Basic abc", "Bearer ", "Bearer mct_nobody", "Bearer \u0000", "Bearer eyJhbGciOi"])(
    "refuse %j",
    async (header) => {
      await expect(actorFromToken(header, null)).rejects.toMatchObject({ code: "unauthenticated" });
    },
  );

  it("of a service account never reach further than who makes them", async () => {
    const team = await aTeam();
    const account = await db().serviceAccount.create({ data: { slug: "job", name: "Job", teamId: team.id } });
    const form = tokenForm({ serviceAccountId: account.id, scopes: ["catalog:publish"] });
    const member = await actorOf(await aPerson({ roles: ["consumer"], teams: [team] }));
    await expect(createToken(member, form)).rejects.toMatchObject({ code: "forbidden" });
    const stranger = await actorOf(await aPerson({ roles: ["data_product_owner"] }));
    await expect(createToken(stranger, form)).rejects.toMatchObject({ code: "forbidden" });
    const owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
    await expect(createToken(owner, { ...form, scopes: ["access:decide"] })).rejects.toMatchObject({
      code: "forbidden",
    });
    const token = await createToken(owner, form);
    expect(await actorFromToken(`bearer ${token}`, null)).toMatchObject({ kind: "service_account", id: account.id });
  });
});
