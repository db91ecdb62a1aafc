import MiniSearch from "minisearch";
import type pg from "pg";
import type { Asked } from "./questions";

/** The same documents in MiniSearch, in this process, searched as its guide shows: prefix and fuzzy, all words wanted. */
export type InProcess = { ask: (asked: Asked) => number; megabytes: number };

type Row = { id: string; title: string; text: string };

/** Reads every document into memory. Only for catalogs that fit: see `fitsInProcess`. */
export async function fillInProcess(client: pg.ClientBase): Promise<InProcess> {
  const before = process.memoryUsage().rss;
  const index = new MiniSearch<Row>({
    fields: ["title", "text"],
    searchOptions: { boost: { title: 2 }, prefix: true, fuzzy: 0.2, combineWith: "AND" },
  });
  const { rows } = await client.query<Row>(
    "select document ->> 'location' as id, document ->> 'title' as title, document ->> 'text' as text from bench.documents",
  );
  index.addAll(rows);
  return {
    megabytes: (process.memoryUsage().rss - before) / 1024 / 1024,
    ask: ({ text }) => {
      const began = performance.now();
      index.search(text.replaceAll('"', "")).slice(0, 20);
      return performance.now() - began;
    },
  };
}

/** 100,000 documents take some 1.5 GB; a million would take far more than the 4 GB that a process is given here. */
export function fitsInProcess(size: number): boolean {
  return size <= 100_000;
}
