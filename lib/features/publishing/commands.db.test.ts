import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { aGrant } from "@/lib/db/factories-grant";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, makeActor } from "@/lib/domain/actor";
import type { AppError } from "@/lib/domain/errors";
import { publish, publishContract, publishProduct } from "./commands";
import { retireContract, retireProduct } from "./retire-commands";
import { sampleContract, sampleProduct } from "./sample-documents";

testDatabase();

let owner: Actor;
let colleague: Actor;
let stranger: Actor;
let n = 0;
let id = "";

/** Every test has a product id and a schema on the platform of its own. */
const product = (over: Parameters<typeof sampleProduct>[0] = {}) => sampleProduct({ id, ...over });
const contract = (over: Parameters<typeof sampleContract>[0] = {}) =>
  sampleContract({ id: `${id}.main`, schema: `s_${id}`, ...over });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail("was accepted"),
    (error: AppError) => error,
  );
}

const countAll = async () => ({
  products: await db().dataProduct.count(),
  versions: await db().dataProductVersion.count(),
  contracts: await db().contractVersion.count(),
  audit: await db().auditEvent.count(),
  events: await db().outboxEvent.count(),
});

beforeEach(async () => {
  n += 1;
  id = `rents-${n}`;
  if (n > 1) return;
  const domain = await aDomain({ slug: "brokerage", name: "Brokerage" });
  const risk = await aDomain({ slug: "risk" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", name: "Tenancy data", domainId: domain.id });
  const other = await aTeam({ slug: "risk-data", domainId: risk.id });
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
  colleague = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [other] }));
  stranger = await actorOf(await aPerson({ roles: ["consumer"] }));
});

describe("publishing a product with its contract", () => {
  test("writes the catalog, search, one audit row per changed thing, the event and the job", async () => {
    const before = await countAll();
    const result = await publish(owner, { product: product(), contracts: [contract()] });
    expect(result).toMatchObject({ ref: id, version: "1.0.0", revision: 1, created: true, unchanged: false });
    expect(await countAll()).toEqual({
      products: before.products + 1,
      versions: before.versions + 1,
      contracts: before.contracts + 1,
      audit: before.audit + 2,
      events: before.events + 1,
    });
    const row = await db().dataProduct.findUniqueOrThrow({
      where: { ref: id },
      include: {
        outputPorts: { include: { connection: true, contractVersion: true } },
      },
    });
    expect(row).toMatchObject({
      name: "Rents",
      summary: "What tenants pay.",
      visibility: "internal",
      status: "active",
    });
    expect(await db().$queryRaw`select name from search.card where product_id = ${row.id}::uuid`).toEqual([
      { name: "Rents" },
    ]);
    expect(row.outputPorts).toMatchObject([
      {
        name: "main",
        major: 1,
        platformSchema: `s_${id}`,
        connection: { slug: "warehouse" },
        contractVersion: { version: "1.0.0" },
      },
    ]);
    const actions = await db().auditEvent.findMany({ where: { productId: row.id }, select: { action: true } });
    expect(actions).toEqual([{ action: "product.published" }]);
  });

  test("is unchanged when the same content comes again, in other words and layout too", async () => {
    const first = await publish(owner, { product: product(), contracts: [contract()] });
    const before = await countAll();
    const again = JSON.stringify(JSON.parse(product()), null, 4);
    const result = await publish(owner, { product: again, contracts: [contract()] });
    expect(result).toEqual({ ...first, created: false, unchanged: true });
    expect(await countAll()).toEqual(before);
  });

  test("refuses other content under a published version, and a lower version", async () => {
    await publish(owner, { product: product({ version: "1.2.0" }), contracts: [contract()] });
    const other = await refusal(publishProduct(owner, { source: product({ version: "1.2.0", purpose: "Other." }) }));
    expect(other.code).toBe("conflict");
    expect(other.message).toContain("Raise the version, for example to 1.2.1");
    const lower = await refusal(publishProduct(owner, { source: product({ version: "1.1.0" }) }));
    expect(lower.message).toContain("is not higher than 1.2.0");
  });

  test("leaves nothing behind when a later step fails", async () => {
    const before = await countAll();
    const ports = [
      { name: "main", contract: `${id}.main` },
      { name: "second", contract: `${id}.missing` },
    ];
    const error = await refusal(publish(owner, { product: product({ ports }), contracts: [contract()] }));
    expect(error.code).toBe("invalid");
    expect(error.problems[0]).toMatchObject({ path: "outputPorts[1].contractId", line: 1 });
    expect(await countAll()).toEqual(before);
  });

  test("lets one of eight concurrent publishers of different content win", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    const before = await countAll();
    const attempts = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) =>
        publishProduct(owner, { source: product({ version: "1.1.0", purpose: `Attempt ${i}.` }) }),
      ),
    );
    expect(attempts.filter((a) => a.status === "fulfilled")).toHaveLength(1);
    for (const a of attempts) if (a.status === "rejected") expect(a.reason).toMatchObject({ code: "conflict" });
    expect(await countAll()).toMatchObject({ versions: before.versions + 1, audit: before.audit + 1 });
  });

  test("answers eight concurrent publishers of the same new content with one creation", async () => {
    const results = await Promise.all(
      Array.from({ length: 8 }, () => publish(owner, { product: product(), contracts: [contract()] })),
    );
    expect(results.filter((r) => r.created)).toHaveLength(1);
    expect(results.filter((r) => r.unchanged)).toHaveLength(7);
  });

  test("keeps a major version of a port beside the next, and retires what is no longer listed", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    const both = [
      { name: "main", version: "1.0.0", contract: `${id}.main` },
      { name: "main", version: "2.0.0", contract: `${id}.main2` },
    ];
    const second = contract({ id: `${id}.main2`, version: "2.0.0" });
    await publish(owner, { product: product({ version: "2.0.0", ports: both }), contracts: [second] });
    await publishProduct(owner, { source: product({ version: "3.0.0", ports: both.slice(1) }) });
    const ports = await db().outputPort.findMany({ where: { product: { ref: id } }, orderBy: { major: "asc" } });
    expect(ports.map((p) => [p.major, p.retiredAt === null])).toEqual([
      [1, false],
      [2, true],
    ]);
  });
});

describe("rights", () => {
  test("nobody publishes for a team they are not an owner in", async () => {
    expect((await refusal(publish(stranger, { product: product(), contracts: [contract()] }))).code).toBe("forbidden");
    expect((await refusal(publish(colleague, { product: product(), contracts: [contract()] }))).code).toBe("forbidden");
  });

  test("nobody moves a product of others to their own team, nor their own to others", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    const taken = product({ version: "2.0.0", team: "risk-data", domain: "risk" });
    expect((await refusal(publishProduct(colleague, { source: taken }))).code).toBe("forbidden");
    expect((await refusal(publishProduct(owner, { source: taken }))).code).toBe("forbidden");
  });

  test("a token without the scope is refused with the scope's name", async () => {
    const weak = makeActor({ ...owner, scopes: ["catalog:read"] });
    expect((await refusal(publishProduct(weak, { source: "" }))).message).toContain("catalog:publish");
  });

  test("nobody offers another product's schema, a system schema, or another's contract", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    const thief = { id: `${id}-x`, team: "risk-data", domain: "risk" };
    const foreign = sampleContract({ ...thief, id: `${id}-x.main`, schema: `s_${id}` });
    const place = await refusal(publish(colleague, { product: sampleProduct(thief), contracts: [foreign] }));
    expect(place.problems[0]?.message).toContain("belongs to another data product");
    const system = sampleContract({ ...thief, id: `${id}-x.main`, schema: "pg_catalog" });
    expect((await refusal(publish(colleague, { product: sampleProduct(thief), contracts: [system] }))).code).toBe(
      "invalid",
    );
    const ports = [{ name: "main", contract: `${id}.main` }];
    const borrowed = await refusal(publishProduct(colleague, { source: sampleProduct({ ...thief, ports }) }));
    expect(borrowed.problems[0]?.path).toBe("outputPorts[0].contractId");
  });
});

describe("what the actor may not see", () => {
  test("is not there for ports either: the same words as for an id that nobody has", async () => {
    await publish(owner, { product: product({ visibility: "domain" }), contracts: [contract()] });
    const about = (contractId: string, kind: "offered" | "read") => {
      const ports = kind === "offered" ? [{ name: "main", contract: contractId }] : [];
      const inputs = kind === "read" ? [{ name: "rents", contract: contractId }] : [];
      return sampleProduct({ id: `${id}-spy`, team: "risk-data", domain: "risk", ports, inputs });
    };
    const offered = async (contractId: string) =>
      (await refusal(publishProduct(colleague, { source: about(contractId, "offered") }))).message;
    expect(await offered(`${id}.main`)).toBe((await offered(`${id}.none`)).replace(".none", ".main"));
    const { warnings } = await publishProduct(colleague, { source: about(`${id}.main`, "read") });
    expect(warnings.map((w) => w.path)).toContain("inputPorts[0].contractId");
    const { sourcePortId } = await db().inputPort.findFirstOrThrow({ where: { product: { ref: `${id}-spy` } } });
    expect(sourcePortId).not.toBeNull();
  });
});

describe("what was taken out of use", () => {
  test("a retired contract is not offered before a higher version brings it back", async () => {
    await publishContract(owner, { source: contract() });
    await retireContract(owner, `${id}.main`);
    const error = await refusal(publishProduct(owner, { source: product() }));
    expect(error.message).toContain("taken out of use");
    await publish(owner, { product: product(), contracts: [contract({ version: "1.0.1" })] });
    const { retiredAt } = await db().dataContract.findUniqueOrThrow({ where: { ref: `${id}.main` } });
    expect(retiredAt).toBeNull();
  });

  test("a product does not retire under access that is given at the same moment", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    const port = await db().outputPort.findFirstOrThrow({ where: { product: { ref: id } } });
    let finish = () => {};
    const given = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const giving = db().$transaction(async (tx) => {
      // As `createGrant` does: it holds the port and writes the grant.
      await tx.$queryRaw`select id from output_port where id = ${port.id}::uuid for share`;
      await aGrant(port, { name: "Just Now" }, tx);
      await given;
    });
    const retiring = refusal(retireProduct(owner, id));
    await new Promise((resolve) => setTimeout(resolve, 300));
    finish();
    await giving;
    expect((await retiring).message).toContain("has one consumer with access");
  });
});

describe("what a document names", () => {
  test.each([
    ["an unknown domain", { domain: "brokerag" }, "domain", "Did you mean brokerage?"],
    ["an unknown team", { team: "tenancy-dat" }, "team.name", "Did you mean tenancy-data?"],
  ])("%s is refused with the nearest name", async (_name, over, path, hint) => {
    const error = await refusal(publish(owner, { product: product(over), contracts: [contract()] }));
    expect(error.problems[0]).toMatchObject({ path });
    expect(error.message).toContain(hint);
  });

  test("a domain and a team are found by their names as well", async () => {
    const named = product({ domain: "Brokerage", team: "Tenancy data" });
    expect(await publish(owner, { product: named, contracts: [contract()] })).toMatchObject({ created: true });
  });

  test("an input port waits for its source and is joined when that is published", async () => {
    const inputs = [{ name: "rents", contract: `${id}.main` }];
    const consumer = sampleProduct({ id: `${id}-user`, ports: [], inputs });
    const { warnings } = await publishProduct(owner, { source: consumer });
    expect(warnings.map((w) => w.path)).toContain("inputPorts[0].contractId");
    await publish(owner, { product: product(), contracts: [contract()] });
    const input = await db().inputPort.findFirstOrThrow({
      where: { product: { ref: `${id}-user` } },
      include: { sourcePort: true },
    });
    expect(input.sourcePort?.name).toBe("main");
  });
});

describe("publishing a contract alone", () => {
  test("comes before its product, and a new version moves the port along", async () => {
    expect(await publishContract(owner, { source: contract({ team: "" }) })).toMatchObject({
      created: true,
      revision: 1,
    });
    await publishProduct(owner, { source: product() });
    const wider = contract({ version: "1.1.0", columns: ["id", "amount", "currency"] });
    expect(await publishContract(owner, { source: wider })).toMatchObject({ created: false, revision: 2 });
    const port = await db().outputPort.findFirstOrThrow({
      where: { product: { ref: id } },
      include: { contractVersion: true },
    });
    expect(port.contractVersion.version).toBe("1.1.0");
  });

  test("a new major version leaves the port on the version it promised", async () => {
    await publish(owner, { product: product(), contracts: [contract()] });
    await publishContract(owner, { source: contract({ version: "2.0.0", columns: ["id"] }) });
    const port = await db().outputPort.findFirstOrThrow({
      where: { product: { ref: id } },
      include: { contractVersion: true },
    });
    expect(port.contractVersion.version).toBe("1.0.0");
  });

  test("holds to what the caller expects to be there", async () => {
    await publishContract(owner, { source: contract(), ifMatch: { absent: true } });
    const next = contract({ version: "1.1.0" });
    expect((await refusal(publishContract(owner, { source: next, ifMatch: { absent: true } }))).code).toBe(
      "precondition_failed",
    );
    expect((await refusal(publishContract(owner, { source: next, ifMatch: { revision: 7 } }))).code).toBe(
      "precondition_failed",
    );
    expect(await publishContract(owner, { source: next, ifMatch: { revision: 1 } })).toMatchObject({ revision: 2 });
  });
});
