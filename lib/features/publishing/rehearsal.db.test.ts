import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { aGrant } from "@/lib/db/factories-grant";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { publishTogether } from "./publication-commands";
import { rehearsePublication } from "./rehearsal";
import { sampleContract, sampleProduct } from "./sample-documents";

testDatabase();

let owner: Actor;
let colleague: Actor;
let consumer: Actor;

const product = (over: Parameters<typeof sampleProduct>[0] = {}) => sampleProduct({ id: "rents", ...over });
const contract = (over: Parameters<typeof sampleContract>[0] = {}) => sampleContract({ id: "rents.main", ...over });

const everything = async () => ({
  products: await db().dataProductVersion.count(),
  contracts: await db().contractVersion.count(),
  audit: await db().auditEvent.count(),
  events: await db().outboxEvent.count(),
  search: await db().$queryRaw`select count(*)::int as rows from search.doc`,
});

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  const risk = await aDomain({ slug: "risk" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  const other = await aTeam({ slug: "risk-data", name: "Risk data", domainId: risk.id });
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }), "rest");
  colleague = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [other] }), "rest");
  consumer = await actorOf(await aPerson({ roles: ["consumer"] }), "rest");
  await publishTogether(owner, { product: product(), contracts: [contract()] });
  const account = await db().serviceAccount.create({
    data: { slug: "risk-model", name: "Risk model", teamId: other.id },
  });
  const port = await db().outputPort.findFirstOrThrow({ where: { product: { ref: "rents" } } });
  await aGrant(port, { name: "Ana Pop" });
  await aGrant(port, { serviceAccount: account });
  await aGrant(port, { name: "Gone Already", ended: true });
  await aGrant(port, { name: "Only Ids", columns: ["rents.id"] });
  await aGrant(port, { name: "Needs Amounts", columns: ["rents.amount"] });
});

describe("a rehearsal", () => {
  test("names every change, the version it needs, and exactly who is affected; it writes nothing", async () => {
    const before = await everything();
    const rehearsal = await rehearsePublication(owner, {
      product: product({ version: "1.1.0" }),
      contracts: [contract({ version: "1.1.0", columns: ["id"] })],
    });
    expect(rehearsal.product).toMatchObject({ from: "1.0.0", version: "1.1.0", created: false, unchanged: false });
    expect(rehearsal.contracts).toMatchObject([
      {
        document: "contracts[0]",
        id: "rents.main",
        from: "1.0.0",
        diff: { verdict: "breaking", bump: "major", changes: [{ object: "rents", property: "amount" }] },
        proposedVersion: "2.0.0",
        versionProblem: expect.stringContaining("2.0.0"),
      },
    ]);
    expect(rehearsal.contracts[0]?.consumers).toEqual([
      { name: "Ana Pop", kind: "person", team: null, ports: ["rents/main@1"], verdict: "breaking" },
      { name: "Needs Amounts", kind: "person", team: null, ports: ["rents/main@1"], verdict: "breaking" },
      { name: "Risk model", kind: "service_account", team: "Risk data", ports: ["rents/main@1"], verdict: "breaking" },
    ]);
    expect(await everything()).toEqual(before);
  });

  test("keeps the names of consumers from who owns the contract but not the product", async () => {
    const ref = { id: "lent", ports: [{ name: "main", contract: "lent.main" }] };
    const team = await db().team.findUniqueOrThrow({ where: { slug: "risk-data" } });
    const lent = sampleContract({ id: "lent.main", schema: "lent" });
    await publishTogether(owner, { product: sampleProduct(ref), contracts: [lent] });
    await aGrant(await db().outputPort.findFirstOrThrow({ where: { product: { ref: "lent" } } }), { name: "Ana Pop" });
    await db().dataContract.update({ where: { ref: "lent.main" }, data: { ownerTeamId: team.id } });
    const less = sampleContract({
      id: "lent.main",
      schema: "lent",
      version: "2.0.0",
      columns: ["id"],
      team: "risk-data",
    });
    const { contracts } = await rehearsePublication(colleague, { product: null, contracts: [less] });
    expect(contracts).toMatchObject([{ diff: { verdict: "breaking" }, consumers: null }]);
  });

  test("affects nobody by an addition", async () => {
    const wider = contract({ version: "1.1.0", columns: ["id", "amount", "currency"] });
    const { wouldPublish, contracts } = await rehearsePublication(owner, { product: null, contracts: [wider] });
    expect(wouldPublish).toBe(true);
    expect(contracts).toMatchObject([{ diff: { verdict: "additive" }, versionProblem: null, consumers: [] }]);
  });

  test("says what is new and what is unchanged", async () => {
    const other = { id: "other", ports: [{ name: "main", contract: "other.main" }] };
    const fresh = await rehearsePublication(owner, {
      product: sampleProduct(other),
      contracts: [sampleContract({ id: "other.main", schema: "other" })],
    });
    expect(fresh).toMatchObject({ wouldPublish: true, product: { from: null, created: true } });
    expect(fresh.contracts).toMatchObject([{ from: null, created: true, consumers: [], proposedVersion: "1.0.0" }]);
    const same = await rehearsePublication(owner, { product: product(), contracts: [contract()] });
    expect(same).toMatchObject({ wouldPublish: true, product: { unchanged: true }, contracts: [{ unchanged: true }] });
  });

  test("gives each problem its document, path and line, and still compares what can be read", async () => {
    const rehearsal = await rehearsePublication(owner, {
      product: product({ domain: "nowhere", version: "1.1.0" }),
      contracts: [contract({ version: "2.0.0", columns: ["id"] })],
    });
    expect(rehearsal.wouldPublish).toBe(false);
    expect(rehearsal.problems).toMatchObject([
      { document: "product", path: "domain", severity: "error", line: 1, column: expect.any(Number) },
    ]);
    expect(rehearsal.contracts).toMatchObject([{ diff: { verdict: "breaking" } }]);
    const broken = await rehearsePublication(owner, { product: product(), contracts: ["kind: DataContract\nid: [\n"] });
    expect(broken.problems).toMatchObject([{ document: "contracts[0]", line: expect.any(Number) }]);
    expect(broken.contracts).toEqual([]);
  });

  test("tells nobody but the publishers who the consumers are", async () => {
    const breaking = contract({ version: "2.0.0", columns: ["id"] });
    const { wouldPublish, contracts } = await rehearsePublication(colleague, { product: null, contracts: [breaking] });
    expect(wouldPublish).toBe(false);
    expect(contracts).toMatchObject([{ diff: { verdict: "breaking" }, consumers: null }]);
    await expect(rehearsePublication(consumer, { product: null, contracts: [breaking] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  test("shows nothing of a contract that the actor may not see", async () => {
    const hidden = { id: "hidden", visibility: "domain", ports: [{ name: "main", contract: "hidden.main" }] };
    const text = sampleContract({ id: "hidden.main", schema: "hidden" });
    await publishTogether(owner, { product: sampleProduct(hidden), contracts: [text] });
    const other = sampleContract({ id: "hidden.main", schema: "hidden", columns: ["guess"], version: "2.0.0" });
    const { contracts } = await rehearsePublication(colleague, { product: null, contracts: [other] });
    expect(contracts).toMatchObject([{ from: null, created: true, diff: { changes: [] }, consumers: [] }]);
  });
});
