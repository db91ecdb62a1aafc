import type pg from "pg";
import { misspellWord } from "../names/misspell";
import { at, Random } from "./random";
import { domainPaths, entities, proseWords } from "./vocabulary";

/** The kinds of question that are measured, each with at least thirty different ones. */
export const classes = {
  common: "common word",
  rare: "rare word",
  two: "two words",
  three: "three words, filter",
  prefix: "prefix as you type",
  typo: "typo",
  phrase: "phrase",
  column: "column name",
  browse: "browse, three facets",
  counts: "facet counts",
  deep: "deep page",
  nothing: "nothing found",
} as const;
export type ClassName = keyof typeof classes;

/** One question: what is typed, and which filters are set. */
export type Asked = { text: string; filters: Readonly<Record<string, string>> };

const WANTED = 40;
const asked = (text: string, filters: Asked["filters"] = {}): Asked => ({ text, filters });

type Sampled = {
  name: string;
  purpose: string;
  columns: string[];
  domain: string;
  classification: string;
  kind: string;
};

/** Products that everybody sees, spread over the whole catalog. */
async function sampled(client: pg.ClientBase, size: number): Promise<Sampled[]> {
  const ids = Array.from({ length: WANTED * 8 }, (_, i) => Math.floor((i * size) / (WANTED * 8)));
  const { rows } = await client.query<Sampled>(
    `select p.name, p.summary as purpose, c.classification::text, o.kind, split_part(d.path, '/', 1) as domain,
       array(select s.name from schema_property s join schema_object x on x.id = s.object_id
             where x.contract_version_id = c.id order by s.position) as columns
     from unnest($1::uuid[]) with ordinality as wanted(id, place)
     join data_product p using (id) join domain d on d.id = p.domain_id
     join output_port o on o.product_id = p.id and o.position = 0 join contract_version c on c.id = o.contract_version_id
     where p.visibility <> 'domain' and p.status = 'active' order by place`,
    [ids.map((n) => `${n.toString(16).padStart(8, "0")}-0000-7000-8000-000000000005`)],
  );
  return rows;
}

const match = "body @@ plainto_tsquery('english', $1)";

/** Words that stand in 5 to 50 % of the products. */
async function commonWords(client: pg.ClientBase, size: number): Promise<string[]> {
  const percent = Math.min(100, 2_000_000 / size);
  const found: string[] = [];
  for (const word of [...proseWords.slice(8, 100), ...entities.slice(0, 30)]) {
    const { rows } = await client.query<{ share: number }>(
      `select avg((${match})::int)::float as share from bench.documents tablesample system (${percent})`,
      [word],
    );
    const share = rows[0]?.share ?? 0;
    if (share >= 0.05 && share <= 0.5) found.push(word);
  }
  return found;
}

/** Words that stand in 3 to 20 products. */
async function rareWords(client: pg.ClientBase, texts: readonly string[]): Promise<string[]> {
  const known = new Set([...proseWords, ...entities]);
  const words = [...new Set(texts.flatMap((text) => text.match(/\b[A-Z][a-z]{4,}\b/g) ?? []))];
  const found: string[] = [];
  for (const word of words.filter((one) => !known.has(one.toLowerCase()))) {
    const { rows } = await client.query<{ n: number }>(
      `select count(*)::int as n from bench.documents where ${match}`,
      [word],
    );
    const n = rows[0]?.n ?? 0;
    if (n >= 3 && n <= 20) found.push(word);
    if (found.length === WANTED) break;
  }
  return found;
}

const nameWords = (name: string) => name.split(" ").filter((word) => !["and", "by"].includes(word));

/** A phrase of two words that stand side by side in a name. */
function phraseOf(name: string): string {
  const pair = name.split(" ").slice(-2);
  return pair.some((word) => ["and", "by"].includes(word)) ? name : pair.join(" ");
}

/** As many as wanted, from all over a longer list. */
function spread<T>(list: readonly T[]): T[] {
  return Array.from({ length: Math.min(WANTED, list.length) }, (_, i) =>
    at(list, Math.floor((i * list.length) / Math.min(WANTED, list.length))),
  );
}

function nonsense(random: Random): string {
  return Array.from({ length: 9 }, () => random.pick([..."qxzjkvw"])).join("");
}

/** Forty different questions of each kind, made from the catalog; the same for the same catalog. */
export async function questionsFor(client: pg.ClientBase, size: number): Promise<Record<ClassName, Asked[]>> {
  const random = new Random(11);
  const products = await sampled(client, size);
  const common = await commonWords(client, size);
  const rare = await rareWords(
    client,
    products.flatMap(({ name, purpose }) => [purpose, name]),
  );
  const some = (offset: number) =>
    Array.from({ length: WANTED }, (_, i) => at(products, (offset + i * 3) % products.length));
  const roots = domainPaths.filter((path) => !path.includes("/"));
  return {
    common: spread(common).map((word) => asked(word)),
    rare: rare.map((word) => asked(word)),
    two: some(0).map(({ name }) => asked(nameWords(name).slice(-2).join(" "))),
    three: some(1).map(({ name, domain }) =>
      asked(nameWords(name).slice(0, 3).join(" "), { domain, status: "active" }),
    ),
    prefix: some(2).map(({ name }, i) => asked(at(nameWords(name), i % 2).slice(0, 2 + (i % 5)))),
    typo: some(3).map(({ name }) => asked(misspellWord(at(nameWords(name), 0), random))),
    phrase: some(4).map(({ name }) => asked(`"${phraseOf(name)}"`)),
    column: some(5).map(({ columns }, i) => asked(at(columns, i % columns.length))),
    browse: some(6).map(({ domain, classification, kind }) => asked("", { domain, classification, kind })),
    counts: some(7).map(({ classification, kind }, i) =>
      asked(at(common, i % common.length), { classification, kind }),
    ),
    deep: roots.flatMap((domain) => [
      asked("", { domain }),
      asked("", { domain, sort: "newest" }),
      asked("", { domain, sort: "name" }),
    ]),
    nothing: Array.from({ length: WANTED }, () => asked(`${nonsense(random)} ${nonsense(random)}`)),
  };
}
