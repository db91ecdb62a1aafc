import pg from "pg";
import { loadActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { env } from "@/lib/server/env";
import { Random } from "../search/random";
import { makeVisitor } from "../visitor";
import { misspellName } from "./misspell";

// `node --import tsx bench/names/main.ts <size>`: misspelt and exact names on a filled catalog. Called by scripts/lib/bench-search.mjs.
const size = Number(process.argv[2]);
const MISSPELT = 500;
const EXACT = 1_000;
const SHOWN = 40;

type Named = { ref: string; name: string };
type Case = Named & { typed: string };

/** Names that a reader sees, spread over the catalog by chance that is the same every time. */
async function names(client: pg.Client, count: number): Promise<Named[]> {
  const { rows } = await client.query<Named>(
    "select ref, name from data_product where status = 'active' and visibility <> 'domain' order by md5('names' || ref) limit $1",
    [count],
  );
  return rows;
}

/** Places of the right products, from 1; null where they are not on the first page. */
async function places(actor: Actor, cases: readonly Case[]): Promise<(number | null)[]> {
  const found: (number | null)[] = [];
  for (const { ref, typed } of cases) {
    const { rows } = await search(actor, readSearchParams({ q: typed }));
    const at = rows.findIndex((row) => row.ref === ref);
    found.push(at === -1 ? null : at + 1);
  }
  return found;
}

const within = (found: readonly (number | null)[], depth: number) =>
  found.filter((place) => place !== null && place <= depth).length / found.length;

function bar(what: string, share: number, wanted: number): string {
  return `${what}: ${(share * 100).toFixed(1)} % (bar: ${wanted * 100} %), ${share >= wanted ? "met" : "**NOT met**"}`;
}

function failures(cases: readonly Case[], found: readonly (number | null)[]): string[] {
  const failed = cases.flatMap(({ typed, name }, i) =>
    found[i] === 1
      ? []
      : [`  “${typed}” for “${name}”: ${found[i] ? `at place ${found[i]}` : "not on the first page"}`],
  );
  return failed.length <= SHOWN ? failed : [...failed.slice(0, SHOWN), `  and ${failed.length - SHOWN} more`];
}

const client = new pg.Client(env().databaseUrl);
await client.connect();
const { url, secret } = env();
const actor = await loadActor((await makeVisitor(url, secret)).personId, { door: "page", requestId: null });
if (!actor) throw new Error("The visitor's account is gone.");
const known = await names(client, EXACT * 2);
const random = new Random(23);
const misspelt: Case[] = known
  .flatMap(({ ref, name }) => {
    const typed = misspellName(name, random);
    return typed === null ? [] : [{ ref, name, typed }];
  })
  .slice(0, MISSPELT);
const exact: Case[] = known.slice(0, EXACT).map((named) => ({ ...named, typed: named.name }));

const [wrong, right] = [await places(actor, misspelt), await places(actor, exact)];
process.stdout.write(
  `${[
    `${size.toLocaleString("en")} products, ${misspelt.length} misspelt and ${exact.length} exact names`,
    bar("misspelt, first", within(wrong, 1), 0.95),
    bar("misspelt, in the first five", within(wrong, 5), 0.99),
    ...failures(misspelt, wrong),
    bar("exact, first", within(right, 1), 1),
    ...failures(exact, right),
  ].join("\n")}\n\n`,
);
await client.end();
await db().$disconnect();
