import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { hashPassword } from "@/lib/server/password";
import { createFirstAdmin, setupCode } from "./commands/create-first-admin";
import { signInWithOidc } from "./commands/sign-in-with-oidc";

testDatabase();

const secret = "an installation's long random secret";

describe("the first admin", () => {
  const form = (code: string) => ({
    code,
    name: "First",
    email: "first@premium-offices.example",
    password: "four unrelated words",
    repeat: "four unrelated words",
  });
  const about = (address: string) => ({ secret, address, requestId: null });

  it("is made once, with the code that every process derives alike", async () => {
    const [one, two] = await Promise.all([setupCode(secret), setupCode(secret)]);
    expect(one).toMatch(/^([0-9A-Z]{5}-){3}[0-9A-Z]{5}$/);
    expect(two).toBe(one);
    expect(await setupCode("another installation's random secret")).not.toBe(one);
    await expect(createFirstAdmin(form("AAAAA-AAAAA-AAAAA-AAAAA"), about("a"))).rejects.toMatchObject({
      code: "invalid",
    });
    const code = one ?? "";
    const outcomes = await Promise.allSettled([
      createFirstAdmin(form(code.toLowerCase()), about("b")),
      createFirstAdmin({ ...form(code), email: "other@premium-offices.example" }, about("c")),
    ]);
    expect(outcomes.filter((o) => o.status === "fulfilled")).toHaveLength(1);
    expect(await setupCode(secret)).toBeNull();
    await expect(createFirstAdmin(form(code), about("d"))).rejects.toMatchObject({ code: "not_found" });
    expect(await db().person.count()).toBe(1);
  });
});

describe("sign-in through the OpenID provider", () => {
  beforeEach(async () => {
    await db().team.updateMany({ data: { oidcGroup: null } });
  });

  let counter = 0;
  const about = () => ({
    issuer: "https://idp.example",
    groupsClaim: "groups",
    userAgent: null,
    requestId: null,
    expiresAt: new Date(Date.now() + 60_000),
  });
  const claims = (over: Record<string, unknown> = {}) => {
    counter += 1;
    const email = `oidc-${counter}@premium-offices.example`;
    return { sub: `subject-${counter}`, email, email_verified: true, name: "Oda", ...over };
  };
  const enter = (profile: Record<string, unknown>) => signInWithOidc({ ...about(), profile });

  it("makes a consumer of a new person, and the same person of the same subject", async () => {
    const profile = claims();
    const first = await enter(profile);
    const again = await enter({ ...profile, email: "renamed@premium-offices.example" });
    expect(first).toHaveProperty("sessionId");
    expect(again).toHaveProperty("sessionId");
    const person = await db().person.findFirstOrThrow({
      where: { oidcSubject: profile.sub },
      include: { roleAssignments: true, sessions: true },
    });
    expect(person.email).toBe(profile.email);
    expect(person.roleAssignments.map((r) => r.role)).toEqual(["consumer"]);
    expect(person.sessions).toHaveLength(2);
  });

  it("is one person when two first sign-ins come at once", async () => {
    const profile = claims();
    await Promise.all([enter(profile), enter(profile), enter(profile)]);
    expect(await db().person.count({ where: { oidcSubject: profile.sub } })).toBe(1);
  });

  it.each([
    ["NoEmail", { email: undefined }],
    ["NoEmail", { email: "not an address" }],
    ["EmailUnverified", { email_verified: false }],
    ["EmailUnverified", { email_verified: "false" }],
  ])("refuses with %s for %j", async (refused, over) => {
    expect(await enter(claims(over))).toEqual({ refused });
  });

  it("never takes over an account with a password, another subject, or an unverified address", async () => {
    const local = await aPerson();
    await db().person.update({
      where: { id: local.id },
      data: { passwordHash: await hashPassword("the right words") },
    });
    expect(await enter(claims({ email: local.email.toUpperCase() }))).toEqual({ refused: "AccountExists" });
    const invited = await aPerson();
    expect(await enter(claims({ email: invited.email, email_verified: undefined }))).toEqual({
      refused: "AccountExists",
    });
    expect(await enter(claims({ email: invited.email }))).toHaveProperty("sessionId");
    expect(await enter(claims({ email: invited.email }))).toEqual({ refused: "AccountExists" });
  });

  it("is refused for a closed account", async () => {
    const profile = claims();
    await enter(profile);
    await db().person.updateMany({ where: { oidcSubject: profile.sub }, data: { deactivatedAt: new Date() } });
    expect(await enter(profile)).toEqual({ refused: "Deactivated" });
  });

  it("follows the provider's groups and leaves memberships given in Mercat alone", async () => {
    const [red, blue, own] = [await aTeam(), await aTeam(), await aTeam()];
    await db().team.update({ where: { id: red.id }, data: { oidcGroup: "red" } });
    await db().team.update({ where: { id: blue.id }, data: { oidcGroup: "blue" } });
    const profile = claims({ groups: ["red", "unknown"] });
    await enter(profile);
    const person = await db().person.findFirstOrThrow({ where: { oidcSubject: profile.sub } });
    await db().membership.create({ data: { teamId: own.id, personId: person.id } });
    const teams = async () =>
      (await db().membership.findMany({ where: { personId: person.id } })).map((m) => m.teamId).sort();
    expect(await teams()).toEqual([red.id, own.id].sort());
    await enter({ ...profile, groups: ["blue"] });
    expect(await teams()).toEqual([blue.id, own.id].sort());
    await enter({ ...profile, groups: "not a list" });
    expect(await teams()).toEqual([own.id]);
    const synced = await db().auditEvent.count({ where: { subjectId: person.id, action: "person.teams_synced" } });
    expect(synced).toBe(3);
  });
});
