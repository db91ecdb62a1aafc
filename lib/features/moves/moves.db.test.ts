import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, makeActor } from "@/lib/domain/actor";
import type { AppError } from "@/lib/domain/errors";
import { earliestEnd } from "@/lib/domain/move/retirement";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { returnGrant } from "@/lib/features/access/commands/end-grant";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { deliverEvent } from "@/lib/features/notifications/handlers";
import { publish, publishProduct } from "@/lib/features/publishing/commands";
import { sampleContract, sampleProduct } from "@/lib/features/publishing/sample-documents";
import { acceptMove } from "./commands/accept-move";
import { blockMove } from "./commands/block-move";
import { remindConsumers } from "./commands/remind-consumers";
import { retirePort } from "./commands/retire-port";
import { setEndDate } from "./commands/set-end-date";
import { getMove } from "./queries/move";

testDatabase();

let owner: Actor;
let steward: Actor;
let stranger: Actor;
let n = 0;

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
  steward = await actorOf(await aPerson({ roles: ["steward"] }));
  stranger = await actorOf(await aPerson());
});

type Ports = { name: string; version: string; contract: string }[];
const portsOf = (id: string, ...versions: string[]): Ports =>
  versions.map((version) => ({ name: "main", version, contract: `${id}.main` }));

const contract = (id: string, over: Parameters<typeof sampleContract>[0] = {}) =>
  sampleContract({ id: `${id}.main`, schema: `s_${id}`, columns: ["id", "amount", "note"], ...over });

/** A product in version 1 with consumers who have active access. */
async function inUse(consumers = 1, columns: string[] = []) {
  n += 1;
  const id = `rents-${n}`;
  await publish(owner, { product: sampleProduct({ id, ports: portsOf(id, "1.0.0") }), contracts: [contract(id)] });
  const people: { actor: Actor; grantId: string }[] = [];
  for (let i = 0; i < consumers; i += 1) people.push(await withAccess(id, 1, columns));
  return { id, people };
}

async function withAccess(id: string, major: number, columns: string[] = []) {
  const actor = await actorOf(await aPerson());
  const port = await portOf(id, major);
  const { id: requestId } = await fileRequest(actor, {
    product: id,
    port: { name: "main", major },
    serviceAccount: null,
    purpose: "Monthly exposure report for the credit committee.",
    durationDays: 90,
    columns,
    acceptedContractVersionId: port.contractVersionId,
  });
  const { grantId } = await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
  await db().accessGrant.update({ where: { id: grantId ?? "" }, data: { status: "active" } });
  return { actor, grantId: grantId ?? "" };
}

const portOf = (id: string, major: number) =>
  db().outputPort.findFirstOrThrow({ where: { product: { ref: id }, name: "main", major } });

/** Version 2 without the column `amount`, beside version 1 or, with `only`, in its place. */
function publishTwo(id: string, over: { version?: string; only?: boolean; classification?: string } = {}) {
  const { version = "2.0.0", only = false, classification } = over;
  const source = JSON.parse(contract(id, { version: "2.0.0", columns: ["id", "net_amount"] }));
  if (classification) source.customProperties = [{ property: "classification", value: classification }];
  const ports = only ? portsOf(id, "2.0.0") : portsOf(id, "1.0.0", "2.0.0");
  return publish(owner, { product: sampleProduct({ id, version, ports }), contracts: [JSON.stringify(source)] });
}

const moveOf = (grantId: string) =>
  db().move.findUniqueOrThrow({ where: { grantId }, include: { request: { include: { grant: true } } } });

async function accept(who: { actor: Actor; grantId: string }) {
  const move = await moveOf(who.grantId);
  const to = await db().outputPort.findUniqueOrThrow({ where: { id: move.toPortId } });
  return acceptMove(who.actor, { moveId: move.id, acceptedContractVersionId: to.contractVersionId });
}

/** The worker has made the new access real. */
const arrive = (grantId: string | null) =>
  db().accessGrant.update({ where: { id: grantId ?? "" }, data: { status: "active" } });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail("was accepted"),
    (error: AppError) => error,
  );
}

const actionsOn = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map((e) => e.action);

const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error("There is nobody.");
  return one;
};

describe("a new major", () => {
  test("stands beside the old port, deprecates it, and asks each consumer once", async () => {
    const { id, people } = await inUse(2);
    await publishTwo(id);
    const [one, two] = [await portOf(id, 1), await portOf(id, 2)];
    expect(one).toMatchObject({ successorId: two.id, retiredAt: null, endsAt: null });
    expect(one.deprecatedAt).not.toBeNull();
    expect(two).toMatchObject({ deprecatedAt: null, retiredAt: null });
    const versions = await db().contractVersion.findMany({
      where: { id: { in: [one.contractVersionId, two.contractVersionId] } },
      orderBy: { version: "asc" },
    });
    expect(versions).toMatchObject([
      { version: "1.0.0", change: null },
      { version: "2.0.0", change: "breaking" },
    ]);
    for (const { grantId } of people) {
      const move = await moveOf(grantId);
      expect(move).toMatchObject({ status: "open", fromPortId: one.id, toPortId: two.id });
      expect(await actionsOn(move.id)).toEqual(["move.opened"]);
    }
    await publishTwo(id, { version: "2.0.1" });
    expect(
      await db().outboxEvent.count({
        where: { type: "move.opened", payload: { path: ["moveId"], equals: (await moveOf(first(people).grantId)).id } },
      }),
    ).toBe(1);
    expect(await actionsOn(one.id)).toEqual(["port.deprecated"]);
  });

  test("shows each consumer what changes of the columns they use", async () => {
    const { id, people } = await inUse(1, ["rents.note"]);
    await publishTwo(id);
    const who = first(people);
    const move = await getMove(who.actor, (await moveOf(who.grantId)).id);
    const about = move?.diff.changes.map((c) => c.property) ?? [];
    expect(about).toContain("note");
    expect(about).not.toContain("amount");
    expect(move?.changesInAll).toBeGreaterThan(move?.diff.changes.length ?? 0);
    expect(await getMove(stranger, move?.id ?? "")).toBeNull();
  });

  test("keeps the old port when the document stops listing it, until nobody has access", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id, { only: true });
    expect(await portOf(id, 1)).toMatchObject({ retiredAt: null, successorId: (await portOf(id, 2)).id });
    await returnGrant(first(people).actor, { grantId: first(people).grantId, reason: "" });
    expect((await moveOf(first(people).grantId)).status).toBe("closed");
    await publishProduct(owner, { source: sampleProduct({ id, version: "2.0.1", ports: portsOf(id, "2.0.0") }) });
    expect((await portOf(id, 1)).retiredAt).not.toBeNull();
  });

  test("asks who got access to the old port later, and refuses new requests for it", async () => {
    const { id } = await inUse(0);
    const actor = await actorOf(await aPerson());
    const { id: requestId } = await fileRequest(actor, {
      product: id,
      port: { name: "main", major: 1 },
      serviceAccount: null,
      purpose: "Monthly exposure report for the credit committee.",
      durationDays: 90,
      acceptedContractVersionId: (await portOf(id, 1)).contractVersionId,
    });
    await publishTwo(id);
    const { grantId } = await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
    expect(await moveOf(grantId ?? "")).toMatchObject({ status: "open" });
    await expect(withAccess(id, 1)).rejects.toThrow(/deprecated\. Ask for main 2/);
    await expect(
      fileRequest(actor, {
        product: id,
        port: { name: "main", major: 2 },
        serviceAccount: null,
        purpose: "Monthly exposure report for the credit committee.",
        durationDays: 90,
        acceptedContractVersionId: (await portOf(id, 2)).contractVersionId,
      }),
    ).rejects.toThrow(/answer its question/);
  });

  test("goes back when the product no longer offers it", async () => {
    const { id, people } = await inUse(1);
    await publishTwo(id);
    await publishProduct(owner, { source: sampleProduct({ id, version: "3.0.0", ports: portsOf(id, "1.0.0") }) });
    expect(await portOf(id, 1)).toMatchObject({ deprecatedAt: null, successorId: null });
    expect((await portOf(id, 2)).retiredAt).not.toBeNull();
    expect((await moveOf(first(people).grantId)).status).toBe("closed");
  });
});

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

describe("publishing", () => {
  test("refuses a version that is too small, with the sentence and each change that asks for more", async () => {
    const { id } = await inUse(0);
    const source = contract(id, { version: "1.1.0", columns: ["id", "note"] });
    const product = sampleProduct({ id, version: "1.1.0", ports: portsOf(id, "1.0.0") });
    const error = await refusal(publish(owner, { product, contracts: [source] }));
    expect(error).toMatchObject({ code: "invalid", message: expect.stringMatching(/1\.1\.0 is too small.*2\.0\.0/) });
    expect(error.problems.map((p) => p.path)).toContain("contracts[0].version");
    expect(error.problems[0]?.line).toBeGreaterThan(0);
    expect(error.problems.length).toBeGreaterThan(1);
    expect(await db().contractVersion.count({ where: { contract: { ref: `${id}.main` } } })).toBe(1);
  });

  test("takes a fix of an older major while a port offers it, and the current version stays the highest", async () => {
    const { id } = await inUse(1);
    await publishTwo(id);
    const fixed = { product: sampleProduct({ id, version: "2.0.1", ports: portsOf(id, "1.0.0", "2.0.0") }) };
    const fix = JSON.stringify({
      ...JSON.parse(contract(id, { version: "1.0.1" })),
      description: { purpose: "Rents." },
    });
    await publish(owner, { ...fixed, contracts: [fix], note: "Say what it is for" });
    const head = await db().dataContract.findUniqueOrThrow({
      where: { ref: `${id}.main` },
      include: { currentVersion: true, versions: { where: { version: "1.0.1" } } },
    });
    expect(head).toMatchObject({
      currentVersion: { version: "2.0.0" },
      versions: [{ change: "wording", note: "Say what it is for" }],
    });
    expect((await portOf(id, 1)).contractVersionId).toBe(first(head.versions).id);
  });

  test("never lets a breaking version arrive under the users of a port", async () => {
    const { id } = await inUse(1);
    const product = sampleProduct({ id, version: "1.0.1", ports: portsOf(id, "1.0.0") });
    const two = contract(id, { version: "2.0.0", columns: ["id"] });
    const before = await portOf(id, 1);
    await publish(owner, { product, contracts: [two] });
    expect((await portOf(id, 1)).contractVersionId).toBe(before.contractVersionId);
  });

  test("refuses a new major beside an old port whose contract has no such major", async () => {
    const { id } = await inUse(0);
    const product = sampleProduct({ id, version: "2.0.0", ports: portsOf(id, "1.0.0", "2.0.0") });
    const error = await refusal(publishProduct(owner, { source: product }));
    expect(error.problems).toMatchObject([
      { path: "outputPorts[1].version", message: expect.stringMatching(/needs a contract of version 2/) },
    ]);
  });

  test("refuses to retire a product under its consumers, and leaves a deprecated one its time", async () => {
    const { id } = await inUse(1);
    const of = (version: string, status: string, sunset?: string) => {
      const source = JSON.parse(sampleProduct({ id, version, status, ports: portsOf(id, "1.0.0") }));
      if (sunset)
        source.customProperties.push({ property: "sunset", value: sunset }, { property: "successor", value: "leases" });
      return publishProduct(owner, { source: JSON.stringify(source) });
    };
    const retired = await refusal(of("1.0.1", "retired"));
    expect(retired.problems).toMatchObject([
      { path: "status", message: expect.stringMatching(/main 1: 1 consumer still depends/) },
    ]);
    expect((await refusal(of("1.0.1", "deprecated", "2020-01-01"))).message).toMatch(/at least 30 days/);
    await of("1.0.1", "deprecated", "2040-06-30");
    expect(await db().dataProduct.findUnique({ where: { ref: id } })).toMatchObject({
      status: "deprecated",
      successorRef: "leases",
      sunsetAt: new Date("2040-06-30"),
    });
    await db().dataProduct.update({ where: { ref: id }, data: { sunsetAt: new Date(Date.now() - 1000) } });
    await of("1.0.2", "retired");
    expect((await portOf(id, 1)).retiredAt).not.toBeNull();
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
