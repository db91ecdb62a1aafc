import { readFileSync } from "node:fs";
import { db } from "@/lib/db/client";
import { systemActor } from "@/lib/domain/actor";
import { search } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { env } from "@/lib/server/env";
import { table } from "../report";
import { Bm25 } from "./bm25";
import { type Doc, parseQrels, type Query, readDocs, readQueries } from "./collection";
import { loadCollection } from "./load";
import { type Scores, scoresOf } from "./metrics";

// `node --import tsx bench/relevance/main.ts <docs> <queries> <qrels>`: called by scripts/lib/bench-search.mjs.
const DEPTH = 100;
const [docsFile = "", queriesFile = "", qrelsFile = ""] = process.argv.slice(2);
const actor = systemActor("bench", "cli");

/** The first hundred as a person would page through them. */
async function ours({ text }: Query): Promise<{ refs: string[]; relaxed: boolean; corrected: boolean }> {
  const refs: string[] = [];
  let [cursor, relaxed, corrected]: [string | null, boolean, boolean] = [null, false, false];
  do {
    const result = await search(actor, readSearchParams({ q: text, ...(cursor === null ? {} : { cursor }) }));
    refs.push(...result.rows.map(({ ref }) => ref));
    relaxed ||= result.relaxed;
    corrected ||= result.correctedFrom !== null;
    cursor = result.next;
  } while (cursor !== null && refs.length < DEPTH);
  return { refs: refs.slice(0, DEPTH), relaxed, corrected };
}

async function rankOurs(docs: readonly Doc[], queries: readonly Query[]) {
  const rankings = new Map<string, string[]>();
  let [relaxed, corrected] = [0, 0];
  for (const query of queries) {
    const found = await ours(query);
    rankings.set(
      query.id,
      found.refs.map((ref) => docs[Number(ref.slice("doc-".length))]?.id ?? ""),
    );
    relaxed += found.relaxed ? 1 : 0;
    corrected += found.corrected ? 1 : 0;
  }
  return { rankings, relaxed, corrected };
}

function rankByBm25(docs: readonly Doc[], queries: readonly Query[], stemmed: boolean) {
  const index = new Bm25(
    docs.map(({ id, name, text, tags }) => ({ id, text: [name, text, ...tags].join(" ") })),
    { stemmed },
  );
  return new Map(queries.map(({ id, text }) => [id, index.rank(text, DEPTH).map((found) => found.id)]));
}

const row = (name: string, { ndcg5, ndcg10, map10, recall100, empty }: Scores) => [
  name,
  ...[ndcg5, ndcg10, map10, recall100].map((value) => value.toFixed(3)),
  `${(empty * 100).toFixed(1)} %`,
];

const verdict = (met: boolean) => (met ? "met" : "**NOT met**");

const docs = readDocs(docsFile);
const qrels = parseQrels(readFileSync(qrelsFile, "utf8"));
const queries = readQueries(queriesFile).filter(({ id }) => qrels.has(id));
const judged = new Map(queries.map(({ id }) => [id, qrels.get(id) ?? new Map<string, number>()]));
await loadCollection(env().databaseUrl, docs);
const { rankings, relaxed, corrected } = await rankOurs(docs, queries);
const own = scoresOf(rankings, judged);
const others = [true, false].map((stemmed) => scoresOf(rankByBm25(docs, queries, stemmed), judged));
const [stemmed, plain] = others;
if (!stemmed || !plain) throw new Error("BM25 ranked nothing.");
const best = Math.max(stemmed.ndcg10, plain.ndcg10);

process.stdout.write(`${docs.length.toLocaleString("en")} documents, ${queries.length} judged queries\n\n`);
process.stdout.write(
  `${table(
    ["", "nDCG@5", "nDCG@10", "MAP@10", "recall@100", "empty"],
    [row("Mercat", own), row("BM25, stemmed", stemmed), row("BM25, as written", plain)],
  )}\n\n`,
);
process.stdout.write(
  `nDCG@10 above the better BM25: ${own.ndcg10.toFixed(3)} against ${best.toFixed(3)}, ${verdict(own.ndcg10 > best)}. Empty answers at most 1 %: ${verdict(own.empty <= 0.01)}. ${relaxed} answers with some of the words, ${corrected} with corrected spelling.\n`,
);
await db().$disconnect();
