import { Names, type Topic } from "./names";
import { at, Random } from "./random";
import {
  aspects,
  attributes,
  commonColumns,
  domainPaths,
  entities,
  glueWords,
  platforms,
  properNames,
  proseWords,
  scopes,
  tags,
} from "./vocabulary";

export const teamsPerDomain = 2;

/** What is drawn with which weight; the weights add up to 100. */
const shares = {
  status: { active: 88, deprecated: 6, draft: 3, retired: 3 },
  visibility: { internal: 70, public: 15, domain: 15 },
  classification: { internal: 60, confidential: 20, public: 12, restricted: 8 },
  kind: { tables: 68, files: 14, stream: 8, api: 10 },
  frequency: { "1 d": 50, "1 h": 12, "7 d": 14, "1 mo": 12, "3 mo": 4, none: 8 },
} as const;

function drawn<K extends string>(random: Random, weights: Readonly<Record<K, number>>): K {
  let left = random.next() * 100;
  const names = Object.keys(weights) as K[];
  for (const name of names) {
    left -= weights[name];
    if (left < 0) return name;
  }
  return at(names, 0);
}

/** One word of running text, by Zipf's law within what kind of word it is. */
function word(random: Random, topic: Topic): string {
  const kind = random.next();
  if (kind < 0.25) return random.pick(glueWords);
  if (kind < 0.7) return random.zipf(proseWords);
  if (kind < 0.78) return random.pick(topic.entities);
  if (kind < 0.87) return random.zipf(entities);
  if (kind < 0.92) return random.zipf(aspects);
  return kind < 0.95 ? random.zipf(scopes) : random.zipf(properNames);
}

function sentence(random: Random, topic: Topic, length: number): string {
  const text = Array.from({ length }, () => word(random, topic)).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const plain = (name: string) => name.replaceAll("_", " ");

/** About fifteen columns: some that many tables have, and some of the things that the product is about. */
function columnsOf(random: Random, { entities: [one, two] }: Topic) {
  const style = random.below(5) === 0 ? camel : (name: string) => name;
  const names = random.some(13 + random.below(5), () =>
    random.below(3) === 0
      ? random.zipf(commonColumns)
      : `${random.below(3) === 0 ? two : one}_${random.zipf(attributes)}`.replace("-", "_"),
  );
  return names.map((name, position) => ({
    name: style(name),
    logicalType: "string",
    ...(position % 3 === 1 ? { businessName: plain(name) } : {}),
    ...(position % 4 === 0 ? { description: `The ${plain(name)}.` } : {}),
  }));
}

function contractOf(random: Random, topic: Topic, ref: string, description: object) {
  const rules = random.below(4);
  const frequency = drawn(random, shares.frequency);
  const [value, unit] = frequency.split(" ");
  return {
    apiVersion: "v3.1.0",
    kind: "DataContract",
    id: `${ref}.main`,
    name: topic.name,
    version: "1.0.0",
    status: "active",
    description,
    schema: [
      {
        name: "main",
        properties: columnsOf(random, topic),
        quality: Array.from({ length: rules }, (_, i) => ({
          id: `rule-${i}`,
          type: "library",
          metric: "rowCount",
          mustBeGreaterThan: i,
        })),
      },
    ],
    ...(frequency === "none" ? {} : { slaProperties: [{ property: "frequency", value: Number(value), unit }] }),
  };
}

/** Outcomes of the product's checks when they last ran; none where nothing has reported yet. */
function checksOf(random: Random, rules: number) {
  if (random.next() < 0.45) return { age: 0, outcomes: [] };
  const outcome = () => (random.next() < 0.85 ? "passed" : random.pick(["failed", "warning", "error"]));
  return { age: random.rank(60), outcomes: Array.from({ length: rules }, outcome) };
}

/** One made-up product with its contract, as small as a valid one can be. */
export type Made = ReturnType<typeof productOf>;

function productOf(n: number, names: Names) {
  const random = new Random(Math.imul(n + 1, 0x9e3779b1));
  const domain = random.rank(domainPaths.length);
  const topic = names.next(random, (domain * 11) % 97);
  const { name } = topic;
  const ref = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
  const purpose = `${sentence(random, topic, 10)} ${sentence(random, topic, 14)}`;
  const description = { purpose, usage: sentence(random, topic, 12), limitations: sentence(random, topic, 8) };
  const promised = { ...description, purpose: sentence(random, topic, 16) };
  const contract = contractOf(random, topic, ref, { purpose: promised.purpose });
  const status = drawn(random, shares.status);
  return {
    n,
    ref,
    name,
    domain,
    team: domain * teamsPerDomain + random.below(teamsPerDomain),
    visibility: drawn(random, shares.visibility),
    status,
    classification: drawn(random, shares.classification),
    kind: drawn(random, shares.kind),
    second: random.next() < 0.15 ? drawn(random, shares.kind) : null,
    connection: random.rank(platforms.length),
    tags: random.some(3 + random.below(6), () => random.zipf(tags, domain * 7)),
    purpose,
    document: {
      apiVersion: "v1.0.0",
      kind: "DataProduct",
      id: ref,
      name,
      version: "1.0.0",
      status,
      description,
      outputPorts: [{ name: "main", version: "1.0.0", contractId: `${ref}.main` }],
    },
    contract,
    valid: random.next() < 0.9,
    minutes: random.below(900 * 24 * 60),
    checks: checksOf(random, at(contract.schema, 0).quality.length),
    source: n % 3 === 0 && n > 8_000 ? Math.floor(n / 2) : null,
  };
}

/** All products of a catalog in order, one batch after the other; the first ten thousand are the same in every size. */
export function* catalog(size: number, batch: number): Generator<Made[]> {
  const names = new Names();
  for (let from = 0; from < size; from += batch)
    yield Array.from({ length: Math.min(batch, size - from) }, (_, i) => productOf(from + i, names));
}
