import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Grades } from "./metrics";

/** One document of a test collection: what it is called, what is said of it, and words given to it. */
export type Doc = { id: string; name: string; text: string; tags: string[] };
export type Query = { id: string; text: string };

const record = z.record(z.string(), z.unknown());

/** JSON lines; a line that is none is named with its number. */
function lines(file: string): Record<string, unknown>[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, i) => {
      if (line.trim() === "") return [];
      try {
        return [record.parse(JSON.parse(line))];
      } catch {
        throw new Error(`${file}, line ${i + 1}: not a JSON object.`);
      }
    });
}

const ids = ["id", "_id", "doc_id", "docid", "query_id", "qid"];
const names = ["name", "title"];
const texts = ["title", "text", "description", "abstract", "body", "contents", "notes"];
const lists = ["tags", "keywords", "variants"];

const word = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");
const first = (row: Record<string, unknown>, fields: readonly string[]) =>
  fields.map((field) => word(row[field])).find((value) => value !== "") ?? "";

/** Reads a document by the names that collections use. What is its name is not also its text. */
export function toDoc(row: Record<string, unknown>): Doc {
  const name = first(row, names);
  const found = texts.map((field) => word(row[field])).filter((value) => value !== "" && value !== name);
  const tags = lists.flatMap((field) => (Array.isArray(row[field]) ? row[field].map(word) : []));
  const id = first(row, ids);
  if (id === "") throw new Error(`A document has no id: one of ${ids.join(", ")}.`);
  return {
    id,
    name: name || id,
    text: found.join("\n\n"),
    tags: [...new Set(tags.filter((tag) => tag !== "" && tag !== name))],
  };
}

export function readDocs(file: string): Doc[] {
  return lines(file).map(toDoc);
}

export function readQueries(file: string): Query[] {
  return lines(file).map((row) => ({ id: first(row, ids), text: first(row, ["text", "query", "title"]) }));
}

/** TREC's form: query, iteration, document, grade; or without the iteration. Tabs, or spaces where there are no tabs. */
export function parseQrels(text: string): Map<string, Grades> {
  const qrels = new Map<string, Map<string, number>>();
  for (const line of text.split("\n")) {
    const fields = line.trim().split(line.includes("\t") ? "\t" : /\s+/);
    const [query, doc, grade] = fields.length === 4 ? [fields[0], fields[2], fields[3]] : fields;
    if (query === undefined || doc === undefined || !/^-?\d+$/.test(grade ?? "")) continue;
    qrels.set(query, (qrels.get(query) ?? new Map()).set(doc, Number(grade)));
  }
  return qrels;
}
