import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aPerson } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { dismissMiss, recordMiss, restoreMiss } from "./commands";
import { forgetOldMisses } from "./handlers";
import { listMisses } from "./queries";

testDatabase();

const SECRET = "a secret of this test";

const insider = async () => actorOf(await aPerson());
const steward = async () => actorOf(await aPerson({ roles: ["steward"] }));
const questions = async () => (await listMisses(await steward())).map((miss) => miss.question);

test("is shown from two people on, however it is spelled and however often one of them asks", async () => {
  const [one, two] = [await insider(), await insider()];
  for (let n = 0; n < 5; n += 1) await recordMiss(one, "Parking  revenue", SECRET);
  expect(await questions()).toEqual([]);
  await recordMiss(two, "parking revenue?", SECRET);
  expect(await listMisses(await steward())).toMatchObject([{ question: "parking revenue", asked: 6, people: 2 }]);
});

test("keeps nothing of who asked: no id, no name, no audit row", async () => {
  const [one, two] = [await insider(), await insider()];
  await Promise.all([one, two, one].map((actor) => recordMiss(actor, "rooftop solar yield", SECRET)));
  const kept = JSON.stringify(await db().$queryRaw`select question, asked, people::text, last_at from search.miss`);
  for (const actor of [one, two]) {
    expect(kept).not.toContain(actor.id);
    expect(kept).not.toContain(actor.name);
  }
  expect(await db().auditEvent.count({ where: { actorId: { in: [one.id ?? "", two.id ?? ""] } } })).toBe(0);
});

test("keeps nothing of outsiders and of what may name a person", async () => {
  const outsider = await actorOf(await aPerson({ roles: [] }));
  const before = await db().$queryRaw`select count(*)::int as n from search.miss`;
  await recordMiss(outsider, "secret words", SECRET);
  await recordMiss(await insider(), "someone@premium-offices.example", SECRET);
  expect(await db().$queryRaw`select count(*)::int as n from search.miss`).toEqual(before);
});

test("is for stewards, domain owners and admins; dismissing leaves an audit row and can be taken back", async () => {
  for (const actor of [await insider(), await insider()]) await recordMiss(actor, "lift inspection dates", SECRET);
  const who = await steward();
  await expect(listMisses(await insider())).rejects.toMatchObject({ code: "forbidden" });
  const question = "lift inspection dates";
  await expect(dismissMiss(await insider(), { question })).rejects.toMatchObject({ code: "forbidden" });
  await dismissMiss(who, { question });
  await expect(dismissMiss(who, { question })).rejects.toMatchObject({ code: "not_found" });
  expect(await questions()).not.toContain(question);
  await restoreMiss(who, { question });
  expect(await questions()).toContain(question);
  const rows = await db().auditEvent.findMany({ where: { subjectType: "miss" }, orderBy: { id: "asc" } });
  expect(rows.map((row) => row.action)).toEqual(["miss.dismissed", "miss.restored"]);
});

test("is forgotten 90 days after it was asked last", async () => {
  for (const actor of [await insider(), await insider()]) await recordMiss(actor, "old question", SECRET);
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  await forgetOldMisses(inDays(89));
  expect(await questions()).toContain("old question");
  await forgetOldMisses(inDays(91));
  expect(await questions()).toEqual([]);
});
