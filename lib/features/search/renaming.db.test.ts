import { expect, test } from "vitest";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import { updateDomain } from "@/lib/features/domains/commands";
import { updateTeam } from "@/lib/features/teams/commands/write-team";
import { indexProducts } from "./index-product";
import { search } from "./queries";
import { readSearchParams } from "./schema";

testDatabase();

async function aFoundProduct(ref: string) {
  const domain = await aDomain({ name: `Harbour ${ref}` });
  const team = await aTeam({ name: `Cranes ${ref}` });
  const { product } = await aProduct({ ref, name: ref, domainId: domain.id, ownerTeamId: team.id });
  await inTransaction((tx) => indexProducts(tx, [product.id]));
  const admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
  const find = async (q: string) => {
    const { rows } = await search(admin, readSearchParams(new URLSearchParams({ q, correct: "0" })));
    return rows.map((row) => row.ref);
  };
  return { domain, team, admin, find };
}

test("a product is found by the new name of its domain and not by the old one", async () => {
  const { domain, admin, find } = await aFoundProduct("berths");
  expect(await find("harbour")).toContain("berths");
  await updateDomain(admin, { domainId: domain.id, name: "Shipping", description: "" });
  expect(await find("shipping")).toEqual(["berths"]);
  expect(await find("harbour")).not.toContain("berths");
});

test("a product is found by the new name of its team and not by the old one", async () => {
  const { team, admin, find } = await aFoundProduct("loads");
  expect(await find("cranes")).toContain("loads");
  const same = { teamId: team.id, description: "", domainId: null, oidcGroup: null };
  await updateTeam(admin, { ...same, name: "Gantries" });
  expect(await find("gantries")).toEqual(["loads"]);
  expect(await find("cranes")).not.toContain("loads");
});
