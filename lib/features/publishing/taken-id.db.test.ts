import { beforeAll, expect, test } from "vitest";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { publishContract, publishProduct } from "./commands";
import { publishTogether } from "./publication-commands";
import { sampleContract, sampleProduct } from "./sample-documents";

testDatabase();

let stranger: Actor;

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  const risk = await aDomain({ slug: "risk" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  const other = await aTeam({ slug: "risk-data", domainId: risk.id });
  const owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }), "rest");
  stranger = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [other] }), "rest");
  for (const [id, visibility] of [
    ["hidden", "domain"],
    ["open", "internal"],
  ] as const)
    await publishTogether(owner, {
      product: sampleProduct({ id, visibility }),
      contracts: [sampleContract({ id: `${id}.main`, schema: id })],
    });
});

const own = { team: "risk-data", domain: "risk" };

test("of what has an id and may not be seen, a refusal tells nothing but that the id cannot be used", async () => {
  const refused = { code: "forbidden", problems: [] };
  await expect(publishProduct(stranger, { source: sampleProduct({ id: "hidden", ...own }) })).rejects.toMatchObject({
    ...refused,
    message: "You may not publish under the id “hidden”. Choose another one.",
  });
  await expect(
    publishContract(stranger, { source: sampleContract({ id: "hidden.main", ...own }) }),
  ).rejects.toMatchObject({
    ...refused,
    message: "You may not publish under the id “hidden.main”. Choose another one.",
  });
});

test("a precondition does not tell more", async () => {
  for (const ifMatch of [{ revision: 1 }, { revision: 99 }, { absent: true } as const])
    await expect(
      publishProduct(stranger, { source: sampleProduct({ id: "hidden", ...own }), ifMatch }),
    ).rejects.toMatchObject({ code: "forbidden", message: expect.stringContaining("Choose another one") });
});

test("of what may be seen, it says who may publish it", async () => {
  const product = publishProduct(stranger, { source: sampleProduct({ id: "open", ...own }) });
  await expect(product).rejects.toThrow(/Only data product owners of the owning team/);
  const contract = publishContract(stranger, { source: sampleContract({ id: "open.main", ...own }) });
  await expect(contract).rejects.toThrow(/Only data product owners of the owning team/);
});
