import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, makeActor } from "@/lib/domain/actor";
import { earliestEnd } from "@/lib/domain/move/retirement";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { deliverEvent } from "@/lib/features/notifications/handlers";
import { publishProduct } from "@/lib/features/publishing/commands";
import { sampleProduct } from "@/lib/features/publishing/sample-documents";
import { acceptMove } from "./commands/accept-move";
import { blockMove } from "./commands/block-move";
import { remindConsumers } from "./commands/remind-consumers";
import { retirePort } from "./commands/retire-port";
import { setEndDate } from "./commands/set-end-date";
import { getMove } from "./queries/move";
import {
  accept,
  actionsOn,
  arrive,
  first,
  inUse,
  moveOf,
  owner,
  portOf,
  portsOf,
  publishTwo,
  refusal,
  scene,
  steward,
  stranger,
} from "./testing";

testDatabase();
scene();

describe("accepting", () => {
  test("carries the access over under the new contract version, with the same end, and keeps the old", async () => {
    const { id, people } = await inUse(1, ["rents.id", "rents.amount"]);
    await publishTwo(id);
    const who = first(people);
    const outcome = await accept(who);
    const old = await db().accessGrant.findUniqueOrThrow({ where: { id: who.grantId } });
    const grant = await db().accessGrant.findUniqueOrThrow({
      where: { id: outcome.grantId ?? "" },
      include: { request: { include: { steps: true } }, contractVersion: true },
    });
    expect(old.status).toBe("active");
    expect(grant).toMatchObject({
      status: "provisioning",
      outputPortId: (await portOf(id, 2)).id,
      expiresAt: old.expiresAt,
      consumerPersonId: who.actor.id,
      contractVersion: { version: "2.0.0" },
      request: { status: "approved", origin: "move", columns: ["rents.id"], steps: [] },
    });
    const move = await moveOf(who.grantId);
    expect(move).toMatchObject({ status: "accepted", requestId: grant.requestId, answeredByName: who.actor.name });
    expect(await actionsOn(move.id)).toEqual(["move.opened", "move.accepted"]);
    expect(await actionsOn(grant.requestId)).toEqual(["request.carried_over"]);
    expect(await actionsOn(grant.id)).toEqual(["grant.created"]);
    const job = await db().$queryRaw`select 1 from graphile_worker.jobs where key = ${`reconcile:${grant.id}`}`;
    expect(job).toHaveLength(1);
  });

  test("is for the consumer alone, under the terms that stand", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id);
    const who = first(people);
    const move = await moveOf(who.grantId);
    const { contractVersionId } = await portOf(id, 2);
    const input = { moveId: move.id, acceptedContractVersionId: contractVersionId };
    expect((await refusal(acceptMove(owner, input))).code).toBe("forbidden");
    expect((await refusal(acceptMove(stranger, input))).code).toBe("not_found");
    const old = { ...input, acceptedContractVersionId: (await portOf(id, 1)).contractVersionId };
    expect(await refusal(acceptMove(who.actor, old))).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/terms changed/),
    });
    expect((await moveOf(who.grantId)).status).toBe("open");
  });

  test("of ten that arrive together one counts, and one access comes of it", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id);
    const who = first(people);
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => accept(who)));
    expect(results.filter((r) => r.status === "fulfilled")).toHaveLength(1);
    const two = await portOf(id, 2);
    expect(await db().accessGrant.count({ where: { outputPortId: two.id } })).toBe(1);
    expect(await db().accessRequest.count({ where: { outputPortId: two.id } })).toBe(1);
  });

  test("asks for approval where the data is more protected, and counts when it is granted", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id, { classification: "confidential" });
    const who = first(people);
    const { requestId, requestStatus, grantId } = await accept(who);
    expect([requestStatus, grantId]).toEqual(["pending", null]);
    expect((await getMove(who.actor, (await moveOf(who.grantId)).id))?.standing).toBe("waiting");
    await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
    const { grantId: given } = await decideRequest(steward, { requestId, verdict: "approve", reason: "" });
    await arrive(given);
    expect((await getMove(who.actor, (await moveOf(who.grantId)).id))?.standing).toBe("moved");
  });

  test("can be repeated when that request was denied", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id, { classification: "confidential" });
    const who = first(people);
    const { requestId } = await accept(who);
    await decideRequest(owner, { requestId, verdict: "deny", reason: "Say first what the new column is for." });
    expect((await getMove(who.actor, (await moveOf(who.grantId)).id))?.standing).toBe("refused");
    const again = await accept(who);
    expect(again.requestStatus).toBe("pending");
    expect(again.requestId).not.toBe(requestId);
  });
});

describe("being blocked", () => {
  test("is said with a reason, told to the owners, and may turn into accepting", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id);
    const who = first(people);
    const { id: moveId } = await moveOf(who.grantId);
    const reason = "Our monthly report needs the gross amount until March.";
    expect((await refusal(blockMove(owner, { moveId, reason }))).code).toBe("forbidden");
    await blockMove(who.actor, { moveId, reason });
    expect(await moveOf(who.grantId)).toMatchObject({ status: "blocked", blockedReason: reason });
    await accept(who);
    expect(await actionsOn(moveId)).toEqual(["move.opened", "move.blocked", "move.accepted"]);
    await expect(blockMove(who.actor, { moveId, reason })).rejects.toThrow(/answered meanwhile/);
  });
});

describe("the owner", () => {
  test("reminds each consumer at most once a day", async () => {
    const { id, people } = await inUse(2);
    await publishTwo(id);
    const { id: portId } = await portOf(id, 1);
    const moveId = (await moveOf(first(people).grantId)).id;
    expect((await refusal(remindConsumers(first(people).actor, { portId }))).code).toBe("forbidden");
    expect(await remindConsumers(owner, { portId, moveId })).toEqual({ reminded: 1, alreadyToday: 0 });
    expect((await refusal(remindConsumers(owner, { portId, moveId }))).message).toMatch(/once a day/);
    expect(await remindConsumers(owner, { portId })).toEqual({ reminded: 1, alreadyToday: 1 });
    expect((await refusal(remindConsumers(owner, { portId }))).message).toMatch(/2 consumers reminded/);
    await db().move.update({ where: { id: moveId }, data: { remindedAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await remindConsumers(owner, { portId })).toEqual({ reminded: 1, alreadyToday: 1 });
    expect(await actionsOn(moveId)).toEqual(["move.opened", "move.reminded", "move.reminded"]);
  });

  test("sets an end date a month ahead, with a reason, and everybody with access is told", async () => {
    const { id } = await inUse(2);
    await publishTwo(id);
    const { id: portId } = await portOf(id, 1);
    const reason = "The old view is built from a system that is switched off.";
    const endsOn = earliestEnd(new Date()).toISOString().slice(0, 10);
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    const soon = await refusal(setEndDate(owner, { portId, endsOn: tomorrow, reason }));
    expect(soon).toMatchObject({ code: "invalid", problems: [{ path: "endsOn" }] });
    const before = await db().outboxEvent.count({ where: { type: "grant.end_set" } });
    await setEndDate(owner, { portId, endsOn, reason });
    expect(await portOf(id, 1)).toMatchObject({ endsAt: new Date(endsOn), endReason: reason });
    expect(await db().outboxEvent.count({ where: { type: "grant.end_set" } })).toBe(before + 2);
    expect((await refusal(setEndDate(stranger, { portId, endsOn, reason }))).code).toBe("forbidden");
    expect((await refusal(setEndDate(owner, { portId: (await portOf(id, 2)).id, endsOn, reason }))).message).toMatch(
      /not deprecated/,
    );
  });

  test("retires the old port when all have moved, and what is left of the access ends", async () => {
    const { id, people } = await inUse(2);
    await publishTwo(id);
    const { id: portId } = await portOf(id, 1);
    expect((await refusal(retirePort(owner, { portId }))).message).toMatch(/^2 consumers still depend/);
    await arrive((await accept(first(people))).grantId);
    expect((await refusal(retirePort(owner, { portId }))).message).toMatch(/^1 consumer still depends/);
    const second = people[1] ?? first(people);
    const outcome = await accept(second);
    expect((await refusal(retirePort(owner, { portId }))).message).toMatch(/^1 consumer still depends/);
    await arrive(outcome.grantId);
    expect((await refusal(retirePort(stranger, { portId }))).code).toBe("forbidden");
    expect(await retirePort(owner, { portId })).toEqual({ ended: 2 });
    for (const { grantId } of people)
      expect(await db().accessGrant.findUnique({ where: { id: grantId } })).toMatchObject({
        status: "revoking",
        endReason: "replaced",
      });
    expect(await actionsOn(portId)).toEqual(["port.deprecated", "port.retired"]);
    await expect(retirePort(owner, { portId })).rejects.toThrow(/retired already/);
    // A document that still lists it does not bring it back.
    const again = sampleProduct({ id, version: "2.0.2", ports: portsOf(id, "1.0.0", "2.0.0") });
    const { warnings } = await publishProduct(owner, { source: again });
    expect(warnings.map((w) => w.message).join()).toMatch(/was retired and stays so/);
    expect((await portOf(id, 1)).retiredAt).not.toBeNull();
  });

  test("retires it with consumers left when the end date has passed", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id);
    const { id: portId } = await portOf(id, 1);
    await db().outputPort.update({ where: { id: portId }, data: { endsAt: new Date(Date.now() - 1000) } });
    await retirePort(owner, { portId });
    const { grantId } = first(people);
    expect(await db().accessGrant.findUnique({ where: { id: grantId } })).toMatchObject({ endReason: "retired" });
    expect((await moveOf(grantId)).status).toBe("closed");
    expect((await refusal(accept(first(people)))).message).toMatch(/access has ended/);
  });

  test("and a consumer who accepts at the same moment never end up with both or neither half done", async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, people } = await inUse(1);
      await publishTwo(id);
      const { id: portId } = await portOf(id, 1);
      await db().outputPort.update({ where: { id: portId }, data: { endsAt: new Date(Date.now() - 1000) } });
      const [accepted, retired] = await Promise.allSettled([accept(first(people)), retirePort(owner, { portId })]);
      if (retired.status === "rejected") throw retired.reason;
      const move = await moveOf(first(people).grantId);
      expect(move.status).toBe(accepted.status === "fulfilled" ? "accepted" : "closed");
      expect(move.request?.grant?.status ?? null).toBe(accepted.status === "fulfilled" ? "provisioning" : null);
      expect(await db().accessGrant.findUnique({ where: { id: first(people).grantId } })).toMatchObject({
        status: "revoking",
      });
    }
  });
});

test("consumer and owner are told by notification and mail", async () => {
  const { id, people } = await inUse(1);
  await publishTwo(id);
  const who = first(people);
  const { id: moveId, fromPortId: portId } = await moveOf(who.grantId);
  const reason = "Our monthly report needs the gross amount until March.";
  await blockMove(who.actor, { moveId, reason });
  await remindConsumers(owner, { portId, moveId });
  await setEndDate(owner, { portId, endsOn: "2090-06-30", reason: "The old view is built from a dying system." });
  await accept(who);
  const settings = { url: "http://mercat.test", smtpUrl: null, mailFrom: "mercat@premium-offices.example" };
  const events = await db().outboxEvent.findMany({ where: { processedAt: null }, orderBy: { id: "asc" } });
  for (const event of events) await deliverEvent(settings, event.id.toString());
  const told = (personId: string | null) =>
    db().notification.findMany({
      where: { personId: personId ?? "", href: { contains: personId === owner.id ? id : moveId } },
      select: { kind: true, title: true, body: true },
      orderBy: { id: "asc" },
    });
  expect((await told(who.actor.id)).map((n) => n.kind)).toEqual(["move.opened", "move.reminded", "grant.end_set"]);
  const owners = await told(owner.id);
  expect(owners.map((n) => n.kind)).toEqual(["move.blocked", "move.accepted"]);
  expect(owners[0]?.body).toContain(reason);
  const mails = await db().mail.findMany({ where: { to: who.actor.email ?? "", text: { contains: "2090" } } });
  expect(mails.map((m) => m.text).join()).toContain(`http://mercat.test/moves/${moveId}`);
});

test("a program answers for itself with its token's scope", async () => {
  const { id, people } = await inUse(1);
  await publishTwo(id);
  const { actor, grantId } = first(people);
  const { id: moveId } = await moveOf(grantId);
  const program = (scopes: Actor["scopes"]) => makeActor({ ...actor, door: "rest", scopes });
  const reason = "The nightly job is not ready for the new column.";
  expect((await refusal(blockMove(program(["access:read"]), { moveId, reason }))).code).toBe("forbidden");
  await blockMove(program(["access:request"]), { moveId, reason });
  expect((await moveOf(grantId)).status).toBe("blocked");
});
