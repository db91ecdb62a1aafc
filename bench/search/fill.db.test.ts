import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { testDatabase } from "@/lib/db/testing";
import { systemActor } from "@/lib/domain/actor";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { askBackstage, fillBackstage } from "./backstage";
import { fillCatalog } from "./fill";
import { indexAll } from "./index-all";
import { catalog } from "./product";

const SIZE = 300;
const test = testDatabase();
let client: pg.Client;

beforeAll(async () => {
  await fillCatalog(test.url(), SIZE, () => {});
  await indexAll(() => {});
  client = new pg.Client(test.url());
  await client.connect();
  await client.query("create schema bench");
});
afterAll(() => client.end());

it("writes every product with its contract, columns, ports, checks and users", async () => {
  expect(await db().dataProduct.count({ where: { currentVersionId: { not: null } } })).toBe(SIZE);
  expect(await db().contractVersion.count()).toBe(SIZE);
  expect(await db().schemaProperty.count()).toBeGreaterThan(SIZE * 12);
  expect(await db().outputPort.count()).toBeGreaterThan(SIZE);
  expect(await db().qualityResult.count()).toBeGreaterThan(SIZE / 2);
  expect(await db().accessGrant.count({ where: { status: "active" } })).toBeGreaterThan(20);
});

it("is found by the product's search, and by Backstage's form", async () => {
  const [first] = [...catalog(SIZE, SIZE)].flat().filter(({ status }) => status === "active");
  if (!first) throw new Error("No product is active.");
  const { rows } = await search(systemActor("bench", "cli"), readSearchParams({ q: first.name }));
  expect(rows[0]?.ref).toBe(first.ref);
  await fillBackstage(client);
  expect(await askBackstage(client, { text: first.name, fields: {}, offset: 0 })).toBeGreaterThan(0);
});
