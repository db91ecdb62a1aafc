import pg from "pg";
import { loadActor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { getProduct } from "@/lib/features/catalog/queries/product";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import { productRows } from "./catalog";
import { type Load, type Quantiles, sample, sequential, type Target, underLoad } from "./load";
import { capture, replay, type Statement } from "./statements";
import { makeVisitor, type Visitor } from "./visitor";
import { questions } from "./words";

export type Measured = { name: string; alone: Quantiles; one: Load; sixteen: Load };
export type Results = {
  endpoint: Measured;
  page: Measured;
  emptyEndpoint: Measured;
  emptyPage: Measured;
  searchSql: Quantiles;
  productSql: Quantiles;
};

const rounds = 400;
const seconds = 5;

async function measure(base: string, target: Target): Promise<Measured> {
  const alone = await sequential(base, target, rounds);
  const one = await underLoad(base, target, 1, seconds);
  return { name: target.name, alone, one, sixteen: await underLoad(base, target, 16, seconds) };
}

/** Times what the product sent for each subject, on one plain connection, one statement after the other. */
async function measureSql(subjects: readonly (() => Promise<unknown>)[]): Promise<Quantiles> {
  const recorded: Statement[][] = [];
  for (const subject of subjects) recorded.push(await capture(subject));
  if (recorded.some((statements) => statements.length === 0)) throw new Error("A query sent no statement to Postgres.");
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const result = await sample(rounds, (round) => replay(client, recorded[round % recorded.length] ?? []));
  await client.end();
  return result;
}

function targets(
  visitor: Visitor,
  refs: readonly string[],
): Record<"endpoint" | "page" | "emptyEndpoint" | "emptyPage", Target> {
  const search = questions.map((q) => `/api/v1/search?${new URLSearchParams({ q })}`);
  return {
    endpoint: { name: "Search endpoint", paths: search, headers: visitor.apiHeaders },
    page: { name: "Product page", paths: refs.map((ref) => routes.product(ref)), headers: visitor.pageHeaders },
    emptyEndpoint: { name: "Empty endpoint (/livez)", paths: ["/livez"], headers: {} },
    emptyPage: { name: "Empty dynamic page (/blank)", paths: ["/blank"], headers: visitor.pageHeaders },
  };
}

/** Measures a running web server on a catalog of `count` synthetic products. */
export async function measureAll(base: string, secret: string, count: number): Promise<Results> {
  const visitor = await makeVisitor(base, secret);
  const actor = await loadActor(visitor.personId, { door: "page", requestId: null });
  if (!actor) throw new Error("The visitor's account is gone.");
  const visible = Array.from({ length: Math.min(count, 400) }, (_, n) => productRows(n).product);
  const refs = visible
    .filter((p) => p.visibility !== "domain")
    .slice(0, 200)
    .map((p) => p.ref);
  const { endpoint, page, emptyEndpoint, emptyPage } = targets(visitor, refs);
  const searchSql = await measureSql(questions.map((q) => () => search(actor, readSearchParams({ q }))));
  const productSql = await measureSql(refs.map((ref) => () => getProduct(actor, ref)));
  await db().$disconnect();
  return {
    emptyEndpoint: await measure(base, emptyEndpoint),
    emptyPage: await measure(base, emptyPage),
    endpoint: await measure(base, endpoint),
    page: await measure(base, page),
    searchSql,
    productSql,
  };
}
