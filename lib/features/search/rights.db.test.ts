import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { indexProducts } from "./index-product";
import { search } from "./queries";
import { readSearchParams } from "./schema";

testDatabase();

const actors: Record<string, Actor> = {};

beforeAll(async () => {
  const risk = await aDomain({ slug: "risk", name: "Risk" });
  const credit = await aDomain({ slug: "credit", name: "Credit", parent: risk });
  const hr = await aDomain({ slug: "hr", name: "People" });
  const team = await aTeam({ slug: "ratings", domainId: credit.id });
  const other = await aTeam({ slug: "payroll" });
  const made = [
    await aProduct({ ref: "open", name: "Harbour open", visibility: "public", domainId: hr.id, ownerTeamId: other.id }),
    await aProduct({ ref: "inner", name: "Harbour inner", domainId: hr.id, ownerTeamId: other.id }),
    await aProduct({
      ref: "secret",
      name: "Harbour secret",
      visibility: "domain",
      domainId: credit.id,
      ownerTeamId: team.id,
    }),
    await aProduct({
      ref: "hidden",
      name: "Harbour hidden",
      visibility: "domain",
      domainId: hr.id,
      ownerTeamId: other.id,
    }),
    await aProduct({
      ref: "former",
      name: "Harbour former",
      status: "deprecated",
      domainId: hr.id,
      ownerTeamId: other.id,
    }),
  ];
  await db().dataProduct.update({ where: { ref: "former" }, data: { successorRef: "inner" } });
  await inTransaction((tx) =>
    indexProducts(
      tx,
      made.map(({ product }) => product.id),
    ),
  );
  actors.outsider = await actorOf(await aPerson({ roles: [] }));
  actors.consumer = await actorOf(await aPerson());
  actors.member = await actorOf(await aPerson({ teams: [{ id: team.id }] }));
  actors.above = await actorOf(await aPerson({ roles: [{ role: "steward", domainId: risk.id }] }));
  actors.admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
});

const seen: Record<string, string[]> = {
  outsider: ["open"],
  consumer: ["former", "inner", "open"],
  member: ["former", "inner", "open", "secret"],
  above: ["former", "inner", "open", "secret"],
  admin: ["former", "hidden", "inner", "open", "secret"],
};
const questions = [
  "q=harbour",
  "q=harb",
  "",
  "sort=name",
  "sort=newest",
  "q=harbour nonsense",
  "q=secret harbour",
  "q=-nonsense",
];

describe.each(Object.keys(seen))("%s", (name) => {
  test.each(questions)("sees of ?%s what it may, in rows and numbers alike", async (query) => {
    const actor = actors[name];
    if (!actor) throw new Error("No such actor.");
    const result = await search(actor, readSearchParams(new URLSearchParams(`${query}&correct=0`)));
    const refs = result.rows.map((row) => row.ref).sort();
    expect(refs).toEqual(query === "q=secret harbour" ? refs.filter((ref) => seen[name]?.includes(ref)) : seen[name]);
    const may = seen[name]?.length ?? 0;
    expect(result.total.value).toBe(query === "q=secret harbour" && seen[name]?.includes("secret") ? 1 : may);
  });
});

test("a deprecated product stands below its successor, even called by its name, and the sum says why", async () => {
  const { admin } = actors;
  if (!admin) throw new Error("No admin.");
  const { rows } = await search(admin, readSearchParams({ q: "harbour former", explain: "1" }));
  const refs = rows.map((row) => row.ref);
  expect(refs.indexOf("inner")).toBeLessThan(refs.indexOf("former"));
  const sums = rows.map((row) => (row.score ?? []).reduce((sum, { points }) => sum + points, 0));
  expect(sums).toEqual([...sums].sort((a, b) => b - a));
  expect(rows.find((row) => row.ref === "former")?.score?.map(({ label }) => label)).toContain("Below its successor");
});

test.each([
  ["column:name", 5],
  ["-column:name", 0],
  ["harbour -open", 4],
  ['"harbour secret"', 1],
  ['"secret harbour"', 0],
  ["domain:risk", 1],
  ["harbour status:deprecated", 1],
  ["harbour -status:deprecated", 4],
  ["owner:me", 0],
  ["team:ratings", 1],
  ["harbour kind:tables", 5],
] as const)("%s finds %i", async (q, count) => {
  const { admin } = actors;
  if (!admin) throw new Error("No admin.");
  const result = await search(admin, readSearchParams({ q, correct: "0" }));
  expect(result.total.value).toBe(count);
  expect(result.rows.filter((row) => !row.partial)).toHaveLength(count);
});
