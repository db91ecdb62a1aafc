import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { build } from "esbuild";
import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { publish } from "./commands";
import { sampleContract, sampleProduct } from "./sample-documents";

const database = testDatabase();

const rounds = Number(process.env.MERCAT_CRASH_ROUNDS ?? 50);
/** Processes that are started and wait for their turn: starting one takes longer than its turn. */
const waiting = 2;

/** The publisher in one file: fifty of them load it, and most of their time would go into finding and translating modules. */
const script = join("node_modules", ".cache", "mercat-tests", `crash-publisher-${process.pid}.mjs`);

beforeAll(async () => {
  mkdirSync(join(script, ".."), { recursive: true });
  await build({
    entryPoints: ["lib/features/publishing/crash-publisher.ts"],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "error",
  });
  return () => rmSync(script, { force: true });
});

type Publisher = { child: ChildProcess; lines: string[]; ready: Promise<unknown>; exited: Promise<unknown> };

function startPublisher(personId: string, teamId: string): Publisher {
  const child = spawn(process.execPath, [script, personId, teamId], {
    env: { ...process.env, DATABASE_URL: database.url() },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  const ready = once(reader, "line");
  ready.then(() => reader.on("line", (line) => lines.push(line)));
  return { child, lines, ready, exited: once(child, "close") };
}

/**
 * Lets it work until it acknowledged `after` publishes, at most ten seconds, and kills it a random moment later: wherever it
 * is then, on a quick machine as on a busy one.
 */
async function killSome({ child, lines, exited }: Publisher, after: number): Promise<void> {
  child.stdin?.write("go\n");
  const patience = Date.now() + 10_000;
  while (lines.filter((line) => line.startsWith("ack ")).length < after && Date.now() < patience) await pause(5);
  await pause(Math.random() * 400);
  child.kill("SIGKILL");
  await exited;
}

/** Everything published so far, seen from every place that tells of it. */
async function whatStands() {
  const [row] = await db().$queryRaw<Record<string, unknown>[]>`
    select
      (select array_agg(v.version order by v.version) from data_product_version v) as products,
      (select array_agg(v.version order by v.version) from contract_version v) as contracts,
      (select count(*)::int from audit_event where action = 'product.published') as "productAudits",
      (select count(*)::int from audit_event where action = 'contract.published') as "contractAudits",
      (select count(*)::int from outbox_event where type = 'product.published') as events,
      (select count(*)::int from draft where published_ref is not null) as "publishedDrafts",
      (select v.version from data_product p join data_product_version v on v.id = p.current_version_id) as "currentProduct",
      (select v.version from data_contract c join contract_version v on v.id = c.current_version_id) as "currentContract",
      (select v.version from output_port o join contract_version v on v.id = o.contract_version_id) as promised,
      (select contract_version from search.card) as searched,
      (select count(*)::int from search.doc join search.card using (product_id)) as "searchRows"`;
  return row ?? {};
}

/** Which column each contract version brought: the name of the publish that won. */
async function winners(): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ version: string; name: string }[]>`
    select distinct on (v.id) v.version, p.name from contract_version v
    join schema_object o on o.contract_version_id = v.id join schema_property p on p.object_id = o.id
    order by v.id, p.position desc`;
  return new Map(rows.map((r) => [r.version, r.name]));
}

/** Nothing is half there: each version stands in every place that tells of it, once. */
async function expectWhole(): Promise<void> {
  const stands = await whatStands();
  const versions = [...(await winners()).keys()];
  const highest = `1.${versions.length - 1}.0`;
  expect(stands.products).toEqual(stands.contracts);
  expect(new Set(versions).size).toBe(versions.length);
  expect(stands).toMatchObject({
    productAudits: versions.length,
    contractAudits: versions.length,
    events: versions.length,
    currentProduct: highest,
    currentContract: highest,
    promised: highest,
    searched: highest,
    searchRows: 1,
  });
}

test("two pipelines and two browsers, killed at random points: nothing half published, nothing acknowledged lost", {
  timeout: 600_000,
}, async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  const person = await aPerson({ roles: ["data_product_owner"], teams: [team] });
  await publish(await actorOf(person, "cli"), {
    product: sampleProduct({ id: "tower" }),
    contracts: [sampleContract({ id: "tower.main", schema: "tower" })],
  });
  const next = () => startPublisher(person.id, team.id);
  const publishers = Array.from({ length: waiting }, next);
  const acknowledged: string[] = [];
  const errors: string[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round + waiting < rounds) publishers.push(next());
    const publisher = publishers[round];
    if (!publisher) break;
    const ended = publisher.exited.then(() => "ended");
    expect(await Promise.race([publisher.ready, ended]), "a publisher ended before its turn").not.toBe("ended");
    await killSome(publisher, round % 3);
    acknowledged.push(...publisher.lines.filter((line) => line.startsWith("ack ")));
    errors.push(...publisher.lines.filter((line) => line.startsWith("error ")));
    // What the killed process had open ends with its connection, a moment later.
    await db().$queryRaw`select pg_advisory_xact_lock(hashtextextended('publish:product:tower', 0))::text`;
    await expectWhole();
  }
  expect(errors).toEqual([]);
  const won = await winners();
  // A round that publishes nothing proves nothing; most do.
  expect(acknowledged.length).toBeGreaterThan(rounds / 2);
  for (const line of acknowledged) {
    const [, version = "", column] = line.split(" ");
    expect(won.get(version), line).toBe(column);
  }
  const drafts = (await whatStands()).publishedDrafts;
  expect(drafts).toBe([...won.values()].filter((column) => column.startsWith("browser")).length);
});
