import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { publishContract } from "@/lib/features/publishing/commands";
import { getContract } from "./queries/contract";
import { getContractDiff } from "./queries/diff";
import { contractHistory } from "./queries/history";

testDatabase();

const ref = "rents.main";

const document = (version: string, columns: readonly string[], more = "") => `apiVersion: v3.1.0
kind: DataContract
id: ${ref}
name: Rents
version: ${version}
status: active
team:
  name: rents
schema:
  - name: rents
    properties:
${columns.map((name) => `      - {name: ${name}, logicalType: string}`).join("\n")}
${more}`;

let owner: Actor;
let stranger: Actor;
let outsider: Actor;
let reader: { id: string; name: string };

/** An active grant of a person under a version of the contract. */
async function aGrant(
  person: { id: string; name: string },
  portId: string,
  contractVersionId: string,
  connectionId: string,
) {
  const consumer = { consumerKind: "person", consumerPersonId: person.id } as const;
  const target = { outputPortId: portId, contractVersionId };
  const request = await db().accessRequest.create({
    data: {
      ...consumer,
      ...target,
      requesterId: person.id,
      requesterName: person.name,
      purpose: "Plan",
      durationDays: 30,
      termsAcceptedAt: new Date(),
      status: "approved",
    },
  });
  await db().accessGrant.create({
    data: {
      ...consumer,
      ...target,
      requestId: request.id,
      connectionId,
      platformRole: `role_${request.number}`,
      status: "active",
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
}

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  const team = await aTeam({ slug: "rents", domainId: domain.id });
  const product = await aProduct({ ref: "rents", domainId: domain.id, ownerTeamId: team.id, visibility: "domain" });
  // The factory's contract has no real document; the published ones take its place.
  await db().outputPort.deleteMany({ where: { productId: product.product.id } });
  const publisher = await aPerson({ name: "Olga Owner", roles: ["data_product_owner"], teams: [{ id: team.id }] });
  owner = await actorOf(publisher);
  await db().dataContract.update({ where: { ref }, data: { currentVersionId: null } });
  await db().schemaProperty.deleteMany({});
  await db().schemaObject.deleteMany({});
  await db().contractVersion.deleteMany({});
  await publishContract(owner, { source: document("1.0.0", ["lei", "rent"]) });
  await publishContract(owner, { source: document("1.1.0", ["lei", "rent", "area"]) });
  await publishContract(owner, {
    source: document("2.0.0", ["lei", "area"]),
    note: "The rent moved to another product",
  });
  const contract = await db().dataContract.findUniqueOrThrow({ where: { ref }, include: { versions: true } });
  const first = contract.versions.find((v) => v.version === "1.0.0");
  const last = contract.versions.find((v) => v.version === "2.0.0");
  const connection = await db().connection.create({
    data: { slug: "platform", name: "Platform", host: "127.0.0.1", port: 5432, database: "platform" },
  });
  const port = await db().outputPort.create({
    data: {
      productId: product.product.id,
      name: "main",
      major: 1,
      version: "1.0.0",
      contractId: contract.id,
      contractVersionId: first?.id ?? "",
    },
  });
  reader = await aPerson({ name: "Clara Consumer", roles: [{ role: "consumer", domainId: domain.id }] });
  const newer = await aPerson({ name: "Nils Newer", roles: [{ role: "consumer", domainId: domain.id }] });
  await aGrant(reader, port.id, first?.id ?? "", connection.id);
  await aGrant(newer, port.id, last?.id ?? "", connection.id);
  stranger = await actorOf(await aPerson({ name: "Stan Stranger", roles: ["consumer"] }));
  outsider = await actorOf(await aPerson({ name: "Oli Outsider", roles: [] }));
});

describe("a contract is seen with a product that offers it", () => {
  test("by nobody else, in any view", async () => {
    for (const actor of [stranger, outsider]) {
      expect(await getContract(actor, ref, null)).toBeNull();
      expect(await getContract(actor, ref, "1.0.0")).toBeNull();
      expect(await getContractDiff(actor, ref, null, null)).toBeNull();
      expect(await getContractDiff(actor, ref, "1.0.0", "1.1.0")).toBeNull();
    }
    expect((await getContract(await actorOf(reader), ref, null))?.shown.version).toBe("2.0.0");
  });

  test("with its versions, highest first, and the version that each port is bound to", async () => {
    const contract = await getContract(owner, ref, "1.1.0");
    expect(contract).toMatchObject({ isCurrent: false, currentVersion: "2.0.0", previous: "1.0.0" });
    expect(contract?.versions.map((v) => v.version)).toEqual(["2.0.0", "1.1.0", "1.0.0"]);
    expect(contract?.ports).toMatchObject([
      { name: "main", offersShown: false, contractVersion: { version: "1.0.0" } },
    ]);
    expect(await getContract(owner, ref, "9.9.9")).toBeNull();
  });
});

describe("comparing two versions", () => {
  test("takes the current one and the one before it when nothing is asked", async () => {
    const { compared } = (await getContractDiff(owner, ref, null, null)) ?? {};
    expect([compared?.from.version, compared?.to.version]).toEqual(["1.1.0", "2.0.0"]);
    expect(compared?.diff.verdict).toBe("breaking");
    expect(compared?.diff.changes.map((c) => [c.rule, c.property])).toContainEqual(["property.removed", "rent"]);
  });

  test("says so when there is nothing before, and finds no version that is not there", async () => {
    expect(await getContractDiff(owner, ref, null, "1.0.0")).toMatchObject({ to: "1.0.0", compared: null });
    expect(await getContractDiff(owner, ref, "0.9.0", "1.0.0")).toBeNull();
    expect(await getContractDiff(owner, ref, "1.0.0", "3.0.0")).toBeNull();
  });

  test("names those it touches to who may know them, and to nobody else", async () => {
    const forOwner = (await getContractDiff(owner, ref, "1.1.0", "2.0.0"))?.compared;
    expect(forOwner?.readers?.map((r) => r.name)).toEqual(["Clara Consumer"]);
    const removed = forOwner?.diff.changes.find((c) => c.rule === "property.removed");
    expect(forOwner?.touched?.get(removed?.id ?? "")).toEqual(["Clara Consumer"]);
    const forReader = (await getContractDiff(await actorOf(reader), ref, "1.1.0", "2.0.0"))?.compared;
    expect([forReader?.readers, forReader?.touched]).toEqual([null, undefined]);
  });

  test("an addition touches nobody", async () => {
    const compared = (await getContractDiff(owner, ref, "1.0.0", "1.1.0"))?.compared;
    expect(compared?.diff.verdict).toBe("additive");
    expect([...(compared?.touched ?? [])]).toEqual([]);
  });
});

test("the history tells the class, the version before and the door of each version", async () => {
  const contract = await getContract(owner, ref, null);
  const history = contract ? await contractHistory(contract, 1) : [];
  expect(history.map((v) => [v.version, v.previous, v.change, v.door, v.note])).toEqual([
    ["2.0.0", "1.1.0", "breaking", "page", "The rent moved to another product"],
    ["1.1.0", "1.0.0", "additive", "page", null],
    ["1.0.0", null, null, "page", null],
  ]);
  expect(contract ? await contractHistory(contract, 2) : null).toEqual([]);
  // Versions from before publishing judged them are compared when somebody looks.
  const unjudged = contract?.versions.map((v) => ({ ...v, change: null })) ?? [];
  const again = contract ? await contractHistory({ id: contract.id, versions: unjudged }, 1) : [];
  expect(again.map((v) => v.change)).toEqual(["breaking", "additive", null]);
});
