import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/testing";
import { deliverEvent } from "@/lib/features/notifications/handlers";
import { tellOfPassedEnds } from "./handlers";
import { inUse, owner, portOf, publishTwo, scene } from "./testing";

testDatabase();
scene();

const told = () => db().outboxEvent.findMany({ where: { type: "grant.past_end" }, orderBy: { id: "asc" } });
const day = (text: string) => new Date(`${text}T00:00:00Z`);

test("owners are told once that an end date has passed while somebody still has access, and again of another date", async () => {
  const { id, people } = await inUse(2);
  await publishTwo(id);
  const port = await portOf(id, 1);
  const set = (date: string) => db().outputPort.update({ where: { id: port.id }, data: { endsAt: day(date) } });
  await set("2026-03-01");
  await tellOfPassedEnds(day("2026-02-28"));
  expect(await told()).toEqual([]);
  await tellOfPassedEnds(day("2026-03-01"));
  await tellOfPassedEnds(day("2026-03-02"));
  const [first, ...more] = await told();
  expect(more).toEqual([]);
  await deliverEvent({ url: "http://127.0.0.1", smtpUrl: null, mailFrom: "" }, String(first?.id));
  const [notice, ...others] = await db().notification.findMany({ where: { kind: "grant.past_end" } });
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ personId: owner.id, title: "Rents: the end date of port main 1 has passed" });
  expect(notice?.href).toContain(id);
  await set("2026-04-01");
  await tellOfPassedEnds(day("2026-03-03"));
  expect(await told()).toHaveLength(1);
  await tellOfPassedEnds(day("2026-04-02"));
  expect(await told()).toHaveLength(2);
  // Where nobody is left there is nothing to decide.
  await set("2026-05-01");
  await db().accessGrant.updateMany({ where: { id: { in: people.map((p) => p.grantId) } }, data: { status: "ended" } });
  await tellOfPassedEnds(day("2026-05-02"));
  expect(await told()).toHaveLength(2);
});

test("a port of a deprecated product without a date of its own has the product's", async () => {
  const { id } = await inUse();
  const before = (await told()).length;
  await db().dataProduct.update({
    where: { ref: id },
    data: { status: "deprecated", sunsetAt: day("2026-06-01") },
  });
  await tellOfPassedEnds(day("2026-06-02"));
  await tellOfPassedEnds(day("2026-06-03"));
  expect(await told()).toHaveLength(before + 1);
});
