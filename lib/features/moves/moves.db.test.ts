import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aPerson } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { returnGrant } from "@/lib/features/access/commands/end-grant";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { publish, publishProduct } from "@/lib/features/publishing/commands";
import { sampleProduct } from "@/lib/features/publishing/sample-documents";
import { getMove } from "./queries/move";
import {
  actionsOn,
  contract,
  first,
  inUse,
  moveOf,
  owner,
  portOf,
  portsOf,
  publishTwo,
  refusal,
  scene,
  stranger,
  withAccess,
} from "./testing";

testDatabase();
scene();

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
