import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { aGrant } from "@/lib/db/factories-grant";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import { type Actor, isWithin } from "@/lib/domain/actor";
import { maySee } from "@/lib/domain/permissions";
import type { Count } from "@/lib/domain/search/counting";
import { indexProducts } from "../index-product";
import { search } from "../queries";
import { type FacetName, readSearchParams, type SearchResult } from "../schema";

testDatabase();

const paths = ["risk", "risk/credit", "risk/market", "sales", "sales/leasing", "hr"];
const teams = ["north", "south"];
const statuses = ["active", "deprecated", "draft", "retired"] as const;
const protections = ["public", "internal", "confidential", "restricted"] as const;
const visibilities = ["public", "internal", "domain"] as const;
const tags = ["fx", "lei", "rent", "energy", "board"];
const words = ["ledger", "tenant", "meter"];

/** One product, as the test knows it. */
type Known = {
  id: string;
  name: string;
  domain: string;
  team: string;
  teamId: string;
  status: string;
  classification: string;
  visibility: (typeof visibilities)[number];
  tag: string[];
  platform: string[];
  access: string;
};

let catalog: Known[] = [];
let actors: Record<string, Actor> = {};

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

async function aCatalog() {
  const domains = new Map<string, { id: string; path: string }>();
  for (const path of paths) {
    const parent = domains.get(path.split("/").slice(0, -1).join("/"));
    domains.set(path, await aDomain({ slug: path.split("/").at(-1) ?? path, ...(parent ? { parent } : {}) }));
  }
  const owners = new Map<string, string>();
  for (const slug of teams) owners.set(slug, (await aTeam({ slug })).id);
  const platform = await aConnection({ slug: "warehouse" });
  const consumer = await aPerson();
  const insider = await aPerson({ roles: [{ role: "domain_owner", domainId: domains.get("hr")?.id ?? "" }] });
  // One value per prime, so that every combination comes about.
  for (let n = 0; n < 180; n++) {
    const domain = pick(paths, n + (n >> 3));
    const team = pick(teams, n >> 1);
    const over = {
      name: `${pick(words, n)} ${n}`,
      status: pick(statuses, n * 3 + (n >> 3)),
      classification: pick(protections, (n * 11) >> 2),
      visibility: pick(visibilities, (n * 5) >> 1),
      tags: tags.filter((_, index) => (n * 13) % (index + 2) === 0),
    };
    const connectionId = n % 3 === 0 ? platform.id : undefined;
    const { product, port } = await aProduct({
      ...over,
      domainId: domains.get(domain)?.id ?? "",
      ownerTeamId: owners.get(team) ?? "",
      ...(connectionId ? { connectionId } : {}),
    });
    if (n % 20 === 0) {
      const { id } = await aGrant(port);
      await db().accessGrant.update({ where: { id }, data: { consumerPersonId: consumer.id } });
    }
    catalog.push({
      id: product.id,
      name: over.name,
      domain,
      team,
      teamId: owners.get(team) ?? "",
      status: over.status,
      classification: over.classification,
      visibility: over.visibility,
      tag: over.tags,
      platform: connectionId ? ["warehouse"] : [],
      access: n % 20 === 0 ? "active" : "none",
    });
  }
  return { consumer, insider };
}

beforeAll(async () => {
  catalog = [];
  const { consumer, insider } = await aCatalog();
  await inTransaction((tx) =>
    indexProducts(
      tx,
      catalog.map(({ id }) => id),
    ),
  );
  actors = {
    consumer: await actorOf(consumer),
    insider: await actorOf(insider),
    outsider: await actorOf(await aPerson({ roles: [] })),
  };
}, 120_000);

const find = (actor: Actor, query: string) => search(actor, readSearchParams(new URLSearchParams(query)));

type Filters = Partial<Record<FacetName, string[]>>;
const counted = ["access", "domain", "status", "classification", "tag", "team", "platform"] as const;

function valuesOf(product: Known, facet: (typeof counted)[number], own: boolean): string[] {
  if (facet === "access") return [own ? product.access : "none"];
  const value = product[facet];
  if (facet === "domain" && typeof value === "string")
    return value.split("/").map((_, index, parts) => parts.slice(0, index + 1).join("/"));
  return Array.isArray(value) ? value : [value];
}

/** Products that pass all filters but one facet's, the slow and certain way. */
function left(actor: Actor, word: string, filters: Filters, except?: FacetName): Known[] {
  const own = actor === actors.consumer;
  return catalog.filter((product) => {
    const seen = maySee(actor, {
      domainPath: product.domain,
      ownerTeamId: product.teamId,
      visibility: product.visibility,
    });
    const named = word === "" || product.name.startsWith(word);
    const passes = counted.every((facet) => {
      if (facet === except) return true;
      const chosen = filters[facet] ?? [];
      if (facet === "status" && chosen.length === 0) return product.status !== "retired";
      if (facet === "domain") return chosen.length === 0 || chosen.some((path) => isWithin(product.domain, path));
      return chosen.length === 0 || valuesOf(product, facet, own).some((value) => chosen.includes(value));
    });
    return seen && named && passes;
  });
}

function expected(actor: Actor, word: string, filters: Filters, facet: (typeof counted)[number]) {
  const counts = new Map<string, number>();
  for (const product of left(actor, word, filters, facet))
    for (const value of new Set(valuesOf(product, facet, actor === actors.consumer)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  for (const value of filters[facet] ?? []) if (!counts.has(value)) counts.set(value, 0);
  return Object.fromEntries([...counts].sort());
}

const facetOf = (result: SearchResult, name: FacetName) => result.facets.find((facet) => facet.name === name);
const countsOf = (result: SearchResult, name: FacetName) =>
  Object.fromEntries((facetOf(result, name)?.values ?? []).map(({ value, count }) => [value, count.value]).sort());

const some = (values: readonly string[], most: number) =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength: most });

describe("counts are those of counting one by one", () => {
  test("for random filters, words and people", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          actor: fc.constantFrom("consumer", "insider", "outsider"),
          word: fc.constantFrom("", "", ...words),
          filters: fc.record({
            domain: some(paths, 1),
            status: some(statuses, 2),
            classification: some(protections, 2),
            tag: some(tags, 2),
            team: some(teams, 1),
            platform: some(["warehouse"], 1),
            access: some(["active", "none"], 1),
          }),
        }),
        async ({ actor: name, word, filters }) => {
          const actor = actors[name];
          if (!actor) throw new Error(name);
          const query = new URLSearchParams(word === "" ? [] : [["q", word]]);
          for (const [key, values] of Object.entries(filters)) for (const value of values) query.append(key, value);
          const result = await find(actor, query.toString());
          const matching = left(actor, word, filters);
          expect(result.total).toEqual({ value: matching.length, about: false });
          for (const facet of counted) {
            const said = expected(actor, word, filters, facet);
            const size = left(actor, word, filters, facet).length;
            const narrows = (filters[facet] ?? []).length > 0 || Object.values(said).some((hits) => hits < size);
            // A question that finds nothing may be answered with some of its words.
            if (matching.length > 0) expect([facet, countsOf(result, facet)]).toEqual([facet, narrows ? said : {}]);
          }
        },
      ),
      { numRuns: 60 },
    );
  }, 120_000);
});

test("what may not be seen is in no count, value or label", async () => {
  const outsider = actors.outsider;
  if (!outsider) throw new Error("no outsider");
  expect(catalog.some(({ visibility }) => visibility !== "public")).toBe(true);
  const result = await find(outsider, "");
  const seen = catalog.filter(({ visibility, status }) => visibility === "public" && status !== "retired");
  expect(result.total.value).toBe(seen.length);
  for (const { value, count } of facetOf(result, "domain")?.values ?? [])
    expect([value, count.value]).toEqual([value, seen.filter(({ domain }) => isWithin(domain, value)).length]);
});

test("a product that changes, retires or comes anew is counted so at once", async () => {
  const consumer = actors.consumer;
  if (!consumer) throw new Error("no consumer");
  const before = countsOf(await find(consumer, "q=meter"), "domain");
  const { product } = await aProduct({ name: "meter anew", domainId: (await aDomain({ slug: "meters" })).id });
  await inTransaction((tx) => indexProducts(tx, [product.id]));
  const after = await find(consumer, "q=meter");
  expect(countsOf(after, "domain")).toEqual({ ...before, meters: 1 });
  await inTransaction(async (tx) => {
    await tx.dataProduct.update({ where: { id: product.id }, data: { status: "retired" } });
    await indexProducts(tx, [product.id]);
  });
  expect(countsOf(await find(consumer, "q=meter"), "domain").meters).toBeUndefined();
});

describe("in a catalog too large to count", () => {
  const size = 40_000;

  beforeAll(async () => {
    const domain = await db().domain.findUniqueOrThrow({ where: { path: "sales" } });
    const team = await db().team.findUniqueOrThrow({ where: { slug: "north" } });
    // One in four is confidential, one in a hundred has the tag "rare", all have the word "bulk".
    await db().$executeRaw`
      insert into search.doc (product_id, domain_id, owner_team_id, updated_at, prior, moved_at, visibility, status,
        classification, freshness, title_length, name_key, kinds, tags, tsv)
      select gen_random_uuid(), ${domain.id}::uuid, ${team.id}::uuid, now(), 0.5, 0, 'public', 'active',
        (case when n % 4 = 0 then 'confidential' else 'internal' end)::classification, 5, 2, 'bulk ' || n, '{tables}',
        case when n % 100 = 0 then '{rare}'::text[] else '{}' end,
        array_to_tsvector(array['bulk', '~v:public', '~s:active', '~d:sales', '~o:north'])
          || case when n % 100 = 0 then array_to_tsvector(array['~t:rare']) else '' end
      from generate_series(1, ${size}::int) n`;
    await db().$executeRaw`analyze search.doc`;
  }, 120_000);

  const near = (said: Count | undefined, real: number) => {
    expect(said?.about).toBe(true);
    expect(Math.abs((said?.value ?? 0) - real) / real).toBeLessThan(0.25);
  };

  test("large numbers are about right and say so, small ones are exact", async () => {
    const consumer = actors.consumer;
    if (!consumer) throw new Error("no consumer");
    const all = await find(consumer, "q=bulk");
    near(all.total, size);
    near(facetOf(all, "classification")?.values.find(({ value }) => value === "confidential")?.count, size / 4);
    const rare = await find(consumer, "q=bulk&tag=rare");
    expect(rare.total).toEqual({ value: size / 100, about: false });
    expect(countsOf(rare, "tag")).toEqual({ rare: size / 100 });
    expect(countsOf(rare, "classification")).toEqual({});
  }, 60_000);
});
