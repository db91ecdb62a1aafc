import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ContractModel } from "@/lib/domain/contract/model";
import { readContract } from "@/lib/domain/contract/read-contract";
import { loadNextVersions, loadProducts } from "./load";
import { buildPlatform } from "./platform/build";
import { type Check, checksOf, isMet } from "./quality-checks";

const suffix = randomUUID().slice(0, 8);
const owner = { name: `test_provisioner_${suffix}`, password: randomUUID() };
const databases = [`test_platform_a_${suffix}`, `test_platform_b_${suffix}`] as const;
const consumer = { name: `test_consumer_${suffix}`, password: randomUUID() };

function urlOf(database: string, login?: { name: string; password: string }): string {
  const admin = process.env.TEST_DATABASE_ADMIN_URL;
  if (!admin)
    throw new Error("TEST_DATABASE_ADMIN_URL is not set: run the database tests through their vitest project.");
  const url = new URL(admin);
  url.pathname = `/${database}`;
  if (login) [url.username, url.password] = [login.name, login.password];
  return url.href;
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const asAdmin = (statements: string[]) =>
  connected(urlOf("postgres"), async (client) => {
    for (const statement of statements) await client.query(statement);
  });

type View = { schema: string; view: string; contract: ContractModel; object: ContractModel["objects"][number] };
let views: View[];
let platform: Client;

beforeAll(async () => {
  await asAdmin([
    `CREATE ROLE ${owner.name} LOGIN CREATEROLE PASSWORD '${owner.password}'`,
    ...databases.map((d) => `CREATE DATABASE ${d} OWNER ${owner.name}`),
  ]);
  for (const database of databases) await buildPlatform(urlOf(database, owner));
  platform = new Client({ connectionString: urlOf(databases[0], owner) });
  await platform.connect();
  const contracts = [...(await loadProducts()), ...(await loadNextVersions())].flatMap((p) =>
    p.contracts.map((c) => readContract(c.source).model),
  );
  views = contracts.flatMap((contract) =>
    contract.objects.map((object) => ({
      schema: contract.servers[0]?.schema ?? "",
      view: object.physicalName || object.name,
      contract,
      object,
    })),
  );
}, 120_000);

afterAll(async () => {
  await platform?.end();
  await asAdmin([
    ...databases.map((d) => `DROP DATABASE IF EXISTS ${d} WITH (FORCE)`),
    `DROP ROLE IF EXISTS ${consumer.name}`,
    `DROP ROLE IF EXISTS ${owner.name}`,
  ]);
});

async function numberFrom(sql: string): Promise<number> {
  const { rows } = await platform.query<Record<string, unknown>>(sql);
  return Number(Object.values(rows[0] ?? {})[0]);
}

/** ISO 7064 MOD 97-10, written a second way: digit by digit instead of by one large number. */
function hasValidCheckDigits(lei: string): boolean {
  const digits = [...lei].map((c) => Number.parseInt(c, 36)).join("");
  return /^[A-Z0-9]{18}[0-9]{2}$/.test(lei) && [...digits].reduce((rest, d) => (rest * 10 + Number(d)) % 97, 0) === 1;
}

describe("the data platform of Premium Offices", () => {
  it("has the views of the contracts and no others, with their columns and types", async () => {
    const { rows } = await platform.query<{ schema: string; view: string; columns: string[] }>(
      `SELECT n.nspname AS schema, c.relname AS view,
         array_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) ORDER BY a.attnum) AS columns
       FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0
       WHERE c.relkind = 'v' AND n.nspname !~ '^(pg_|information_schema)' GROUP BY 1, 2`,
    );
    const built = Object.fromEntries(rows.map((r) => [`${r.schema}.${r.view}`, r.columns]));
    const promised = Object.fromEntries(
      views.map((v) => [`${v.schema}.${v.view}`, v.object.properties.map((p) => `${p.name} ${p.physicalType}`)]),
    );
    expect(built).toEqual(promised);
  });

  it("keeps every promise about required values, keys and quality", async () => {
    const broken: string[] = [];
    const run = async (view: View, check: Check) => {
      await platform.query(`SET search_path = ${view.schema}`);
      const found = await numberFrom(check.sql);
      if (!isMet(check, found)) broken.push(`${view.contract.id}: ${check.name} (${found})`);
    };
    let checks = 0;
    for (const view of views) {
      for (const check of checksOf(view.view, view.object)) {
        await run(view, check);
        checks += 1;
      }
    }
    await platform.query("RESET search_path");
    expect(broken).toEqual([]);
    expect(checks).toBeGreaterThan(400);
  });

  it("holds tens of thousands of rows, the same at every build", async () => {
    const sums = `SELECT ${views
      .map(
        (v) =>
          `(SELECT count(*) || ' ' || coalesce(sum(hashtext(v::text)::bigint), 0) FROM ${v.schema}.${v.view} AS v)`,
      )
      .map((expression, i) => `${expression} AS v${i}`)
      .join(", ")}`;
    const [first, second] = await Promise.all(
      databases.map((d) =>
        connected(urlOf(d, owner), async (c) => (await c.query<Record<string, string>>(sums)).rows[0]),
      ),
    );
    expect(first).toEqual(second);
    const total = Object.values(first ?? {}).reduce((sum, s) => sum + Number(s.split(" ")[0]), 0);
    expect(total).toBeGreaterThan(100_000);
  });

  it("identifies companies by valid LEI codes", async () => {
    const { rows } = await platform.query<{ lei: string }>(
      "SELECT lei FROM reference_data_legal_entity_register.legal_entities",
    );
    expect(rows.length).toBeGreaterThan(1200);
    expect(rows.filter((r) => !hasValidCheckDigits(r.lei))).toEqual([]);
  });

  it("tells one story across products", async () => {
    expect(
      await numberFrom(`SELECT count(*) FROM (SELECT lei FROM brokerage_tenancy_analytics.current_tenants) AS t
        FULL JOIN (SELECT lei FROM risk_entity_ratings.ratings WHERE is_current) AS r USING (lei) WHERE t.lei IS NULL OR r.lei IS NULL`),
    ).toBe(0);
    expect(
      await numberFrom(`SELECT (SELECT sum(active_leases) FROM brokerage_tenancy_analytics.current_tenants)
        - (SELECT sum(active_leases) FROM brokerage_tenancy_analytics.leases_by_month WHERE month = '2026-10-01')`),
    ).toBe(0);
    expect(
      await numberFrom(`SELECT count(*) FROM finance_rent_receivables.rent_invoices AS i
        WHERE NOT EXISTS (SELECT 1 FROM reference_data_legal_entity_register.legal_entities AS e WHERE e.lei = i.lei)`),
    ).toBe(0);
  });

  it("opens one view to a consumer, and nothing beside it", async () => {
    for (const statement of [
      `CREATE ROLE ${consumer.name} LOGIN PASSWORD '${consumer.password}'`,
      `GRANT USAGE ON SCHEMA risk_entity_ratings TO ${consumer.name}`,
      `GRANT SELECT ON risk_entity_ratings.ratings TO ${consumer.name}`,
    ])
      await platform.query(statement);
    await connected(urlOf(databases[0], consumer), async (client) => {
      expect((await client.query("SELECT lei FROM risk_entity_ratings.ratings LIMIT 1")).rowCount).toBe(1);
      for (const refused of [
        "SELECT 1 FROM risk_entity_ratings.rating_history",
        "SELECT 1 FROM brokerage_tenancy_analytics.current_tenants",
        "CREATE TEMP TABLE mine (x int)",
        "CREATE TABLE public.mine (x int)",
      ])
        await expect(client.query(refused), refused).rejects.toThrow(/permission denied/);
    });
  });
});
