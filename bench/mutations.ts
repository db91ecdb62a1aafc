/** Documents as accidents and attackers make them. The same seed and number give the same document for ever. */

type Random = () => number;

/** Mulberry32: 32 bits of state, even enough for choosing. Values from 0 up to 1. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const below = (random: Random, limit: number) => Math.floor(random() * limit);

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[below(random, list.length)];
  if (found === undefined) throw new Error("An empty list.");
  return found;
}

/** Whole documents that are trouble by themselves. */
const hostile: readonly string[] = [
  "[".repeat(40_000),
  "{".repeat(40_000),
  `a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "- ".repeat(20_000),
  `a: &a [x,x,x,x,x,x,x,x,x]\n${Array.from({ length: 9 }, (_, i) => `a${i}: &a${i} [${`*a${i === 0 ? "" : i - 1},`.repeat(9)}]`).join("\n")}`,
  `base: &b {${Array.from({ length: 1000 }, (_, i) => `k${i}: ${i}`).join(", ")}}\n${Array.from({ length: 300 }, (_, i) => `m${i}: {<<: *b}`).join("\n")}`,
  "a: &a [*a]",
  `k: ${"x".repeat(900_000)}`,
  `${'"'.repeat(9999)}`,
  `x: !!js/function "function(){}"`,
  `schema:\n${"  - name: a\n".repeat(30_000)}`,
  `${"? ".repeat(5000)}a`,
  `v: ${"9".repeat(100_000)}`,
  `t: |\n${"  y\n".repeat(100_000)}`,
  "%YAML 9.9\n--- !<tag:x,2000:y> &z\n*z",
  `apiVersion: v3.1.0\nkind: DataContract\nid: a\nversion: 1.0.0\nstatus: active\nschema: [{name: a, properties: [{name: b, logicalType: string, logicalTypeOptions: {pattern: "(a+)+$"}, examples: ["${"a".repeat(60)}!"]}]}]`,
];

const odd: readonly string[] = [
  "null",
  "~",
  "[]",
  "{}",
  "-1",
  "1e999",
  "true",
  "2026-01-01",
  '"\\u0000"',
  "*nobody",
  "&x y",
  "!!binary aGk=",
  "<<: {a: 1}",
  "__proto__: {admin: true}",
  "constructor: {prototype: {x: 1}}",
  "\u0000",
  "\ufeff",
  "\ud800",
  "🙂".repeat(200),
  "%%%",
  "'",
  '"',
  "\t",
  "- - - -",
  "v9.9.9",
  "v2.2.2",
];

type Mutation = (text: string, random: Random) => string;

/** A line with its value replaced; what is on the line stays its name. */
const oddValue: Mutation = (text, random) => {
  const lines = text.split("\n");
  const at = below(random, lines.length);
  const line = lines[at] ?? "";
  const colon = line.indexOf(":");
  lines[at] = colon < 0 ? pick(random, odd) : `${line.slice(0, colon + 1)} ${pick(random, odd)}`;
  return lines.join("\n");
};

const inserted: Mutation = (text, random) => {
  const at = below(random, text.length);
  return text.slice(0, at) + pick(random, odd) + text.slice(at);
};

const cut: Mutation = (text, random) => {
  const at = below(random, text.length);
  return text.slice(0, at) + text.slice(at + below(random, 400));
};

const repeatedLines: Mutation = (text, random) => {
  const lines = text.split("\n");
  const at = below(random, lines.length);
  const part = lines.slice(at, at + 1 + below(random, 12)).join("\n");
  return [...lines.slice(0, at), ...Array(1 + below(random, 40)).fill(part), ...lines.slice(at)].join("\n");
};

const reindented: Mutation = (text, random) => {
  const lines = text.split("\n");
  const at = below(random, lines.length);
  lines[at] = `${" ".repeat(below(random, 9))}${(lines[at] ?? "").trimStart()}`;
  return lines.join("\n");
};

const swappedCharacters: Mutation = (text, random) => {
  const letters = [...text];
  for (let n = 0; n < 1 + below(random, 30); n += 1)
    letters[below(random, letters.length)] = String.fromCodePoint(32 + below(random, 0x2fff));
  return letters.join("");
};

const nested: Mutation = (text, random) => {
  const at = below(random, text.length);
  const opening = pick(random, ["[", "{a: ", "- ", '"']).repeat(below(random, 3000));
  return text.slice(0, at) + opening + text.slice(at);
};

const mutations: readonly Mutation[] = [
  oddValue,
  oddValue,
  oddValue,
  inserted,
  cut,
  repeatedLines,
  reindented,
  swappedCharacters,
  nested,
];

/**
 * The `n`-th document made from `originals`: one to three mutations of one of them, or, one time in twenty, a document
 * that is hostile by itself.
 */
export function mutated(originals: readonly string[], n: number): string {
  const random = randomFrom(n * 2_654_435_761 + 1);
  if (random() < 0.05) return pick(random, hostile);
  let text = pick(random, originals);
  for (let times = 1 + below(random, 3); times > 0; times -= 1) text = pick(random, mutations)(text, random);
  return text;
}
