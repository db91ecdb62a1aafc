import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { aGrant } from "@/lib/db/factories-grant";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { checkDocuments } from "./check";
import { publishTogether } from "./publication-commands";
import { rehearsePublication } from "./rehearsal";
import { sampleContract, sampleProduct } from "./sample-documents";

testDatabase();

let owner: Actor;

const main = { name: "main", version: "1.0.0", contract: "rents.main" };
const next = { name: "main", version: "2.0.0", contract: "rents.net" };
const product = sampleProduct({ version: "1.1.0", ports: [main, next] });
const net = (version: string, columns = ["id"]) =>
  sampleContract({ id: "rents.net", version, columns, schema: "brokerage_rents_net" });

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }), "rest");
  await publishTogether(owner, { product: sampleProduct({ ports: [main] }), contracts: [sampleContract()] });
  const port = await db().outputPort.findFirstOrThrow({ where: { product: { ref: "rents" } } });
  await aGrant(port, { name: "Ana Pop" });
  await aGrant(port, { name: "Only Ids", columns: ["rents.id"] });
});

test("a rehearsal compares it with the contract of the older port, and says who is touched and which version it needs", async () => {
  const { contracts, problems, wouldPublish } = await rehearsePublication(owner, {
    product,
    contracts: [net("1.0.0")],
  });
  expect(contracts).toMatchObject([
    {
      id: "rents.net",
      from: "1.0.0",
      fromContract: "rents.main",
      created: true,
      unchanged: false,
      proposedVersion: "2.0.0",
      diff: { verdict: "breaking" },
      consumers: [
        { name: "Ana Pop", ports: ["rents/main@1"], verdict: "breaking" },
        { name: "Only Ids", ports: ["rents/main@1"], verdict: "breaking" },
      ],
    },
  ]);
  expect(contracts[0]?.versionProblem).toContain("Version 1.0.0 is too small after 1.0.0");
  expect(wouldPublish).toBe(false);
  expect(problems).toMatchObject([{ document: "product", path: "outputPorts[1].version", severity: "error" }]);
  expect(problems[0]?.message).toContain("A new major beside main 1 needs a contract of version 2.0.0 or higher");
});

test("the last look before publishing shows the same", async () => {
  const { preview } = await checkDocuments(owner, { product, contracts: [net("2.0.0")] });
  expect(preview?.contracts).toMatchObject([
    { ref: "rents.net", from: "1.0.0", fromRef: "rents.main", to: "2.0.0", diff: { verdict: "breaking" } },
  ]);
  // Another id and another schema touch everybody, the column that goes who uses it.
  expect(new Map(preview?.contracts[0]?.touched).get("property.removed-rents-amount-properties")).toEqual(["Ana Pop"]);
});

test("the check of a draft says what asks for a higher version, with the comparison", async () => {
  const { preview, tooSmall, problems } = await checkDocuments(owner, { product, contracts: [net("1.5.0")] });
  expect(preview).toBeNull();
  expect(tooSmall).toMatchObject([
    { ref: "rents.net", fromRef: "rents.main", to: "1.5.0", diff: { verdict: "breaking" } },
  ]);
  expect(problems[0]?.message).toContain("needs a contract of version 2.0.0 or higher");
  const own = await checkDocuments(owner, {
    product: sampleProduct({ version: "1.1.0", ports: [main] }),
    contracts: [sampleContract({ version: "1.1.0", columns: ["id"] })],
  });
  expect(own.tooSmall).toMatchObject([
    { ref: "rents.main", from: "1.0.0", fromRef: null, to: "1.1.0", touched: [[expect.any(String), ["Ana Pop"]]] },
  ]);
});

test("a version below that of the contract it replaces is refused, even where its major fits the port", async () => {
  await publishTogether(owner, {
    product: sampleProduct({ id: "odd", ports: [{ ...main, contract: "odd.main" }] }),
    contracts: [sampleContract({ id: "odd.main", version: "3.0.0", schema: "odd" })],
  });
  const ports = [
    { ...main, contract: "odd.main" },
    { ...next, contract: "odd.net" },
  ];
  const refused = publishTogether(owner, {
    product: sampleProduct({ id: "odd", version: "1.1.0", ports }),
    contracts: [sampleContract({ id: "odd.net", version: "2.0.0", columns: ["id"], schema: "odd_net" })],
  });
  await expect(refused).rejects.toThrow(
    /takes the place of “odd.main” on the port “main”.*smallest that will do is 4\.0\.0/,
  );
});

test("publishing it asks each consumer of the older port; the same again changes nothing", async () => {
  await publishTogether(owner, { product, contracts: [net("2.0.0")] });
  const moves = await db().move.findMany({ include: { toPort: { include: { contract: true } } } });
  expect(moves.map((move) => [move.status, move.toPort.contract.ref])).toEqual([
    ["open", "rents.net"],
    ["open", "rents.net"],
  ]);
  expect(await publishTogether(owner, { product, contracts: [net("2.0.0")] })).toMatchObject({ unchanged: true });
});

test("from then on it follows its own versions", async () => {
  const later = sampleProduct({ version: "1.2.0", ports: [main, next] });
  const { contracts, wouldPublish } = await rehearsePublication(owner, {
    product: later,
    contracts: [net("2.1.0", ["id", "currency"])],
  });
  expect(wouldPublish).toBe(true);
  expect(contracts).toMatchObject([
    { from: "2.0.0", fromContract: null, created: false, diff: { verdict: "additive" } },
  ]);
});
