import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { FieldPath } from "@/lib/domain/document/field-path";
import { diffContracts } from "./diff-contracts";
import { type ContractDiff, changeClasses } from "./model";
import { rules } from "./rules";
import { baseContract, withValue } from "./testing-cases";
import { type Kind, type Mutation, mutations } from "./testing-mutations";
import { mutate, type Spot, spotsOf } from "./testing-spots";

/** More runs find rarer things: `MERCAT_DIFF_RUNS=5000 npx vitest run --project unit lib/domain/contract/diff`. */
const numRuns = Number(process.env.MERCAT_DIFF_RUNS ?? 100);
vi.setConfig({ testTimeout: 20_000 + numRuns * 200 });

const name = fc.stringMatching(/^[a-z][a-z_]{0,8}$/);
const named = <T extends Record<string, fc.Arbitrary<unknown>>>(key: string, model: T, maxLength: number) =>
  fc.uniqueArray(fc.record({ [key]: name, ...model }), {
    selector: (one) => Reflect.get(one, key),
    minLength: 1,
    maxLength,
  });

const scalar = {
  logicalType: fc.constantFrom("string", "integer", "number", "date", "boolean"),
  description: fc.option(fc.lorem({ maxCount: 4 }), { nil: undefined }),
  required: fc.option(fc.boolean(), { nil: undefined }),
};
const check = {
  metric: fc.constantFrom("nullValues", "rowCount"),
  mustBe: fc.integer({ min: 0, max: 9 }),
  severity: fc.constant("error"),
};
const leaf = { ...scalar, quality: fc.option(named("name", check, 2), { nil: undefined }) };
const column = fc.oneof(
  { weight: 4, arbitrary: fc.record({ name, ...leaf }) },
  fc.record({ name, logicalType: fc.constant("object"), properties: named("name", leaf, 3) }),
  fc.record({ name, logicalType: fc.constant("array"), items: fc.record(scalar) }),
  fc.record({
    name,
    logicalType: fc.constant("array"),
    items: fc.record({ logicalType: fc.constant("object"), properties: named("name", leaf, 3) }),
  }),
);
const key = { name: "key", logicalType: "integer", primaryKey: true, required: true };
const columns = fc
  .uniqueArray(column, { selector: (one) => one.name, minLength: 1, maxLength: 6 })
  .map((all) => [key, ...all.filter((one) => one.name !== "key")]);

/** A contract of the usual shape. One classification is the highest there is, so that no column can raise the contract's. */
const contract = fc.record({
  apiVersion: fc.constant("v3.1.0"),
  kind: fc.constant("DataContract"),
  id: name,
  version: fc.constant("1.0.0"),
  status: fc.constant("active"),
  servers: named("server", { type: fc.constant("postgres"), host: fc.domain() }, 3),
  schema: named(
    "name",
    { physicalType: fc.constant("view"), properties: columns, quality: named("name", check, 2) },
    3,
  ),
  slaProperties: fc.uniqueArray(
    fc.record({
      property: fc.constantFrom("custom", "delay", "mttr"),
      value: fc.integer({ min: 1, max: 99 }),
      unit: fc.constantFrom("h", "d"),
    }),
    { selector: (one) => one.property, minLength: 1 },
  ),
  price: fc.record({
    priceAmount: fc.integer({ min: 1, max: 99 }),
    priceCurrency: fc.constant("EUR"),
    priceUnit: fc.constant("query"),
  }),
  roles: named("role", { access: fc.constant("read") }, 2),
  support: named("channel", { tool: fc.constant("mail") }, 2),
  customProperties: fc.constant([{ property: "classification", value: "restricted" }]),
});

/** The same document with the keys of every mapping in another order. */
function shuffled(value: unknown, turn: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, turn + 1));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([field, part]): [string, unknown] => [field, shuffled(part, turn + 1)]);
  const at = entries.length === 0 ? 0 : turn % entries.length;
  return Object.fromEntries([...entries.slice(at), ...entries.slice(0, at)].reverse());
}

const read = (document: unknown, path: FieldPath) =>
  path.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    document,
  );

/** What must hold for every diff there is. */
function expectSound(before: unknown, after: unknown, diff: ContractDiff): void {
  expect(new Set(diff.changes.map((change) => change.id)).size).toBe(diff.changes.length);
  const order = diff.changes.map((change) => changeClasses.indexOf(change.class));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  for (const change of diff.changes) {
    expect(encodeURIComponent(change.id)).toBe(change.id);
    expect(change).toMatchObject({ class: rules[change.rule].class, reason: rules[change.rule].reason });
    expect(change.beforePath === null ? undefined : read(before, change.beforePath)).toEqual(change.before);
    expect(change.afterPath === null ? undefined : read(after, change.afterPath)).toEqual(change.after);
    expect(change.message).toMatch(/[.!?…]$/);
  }
}

const spotFor = (document: unknown, kind: Kind, seed: number): Spot | undefined => {
  const spots = spotsOf(document).filter((spot) => spot.kind === kind && spot.path.at(-1) !== 0);
  // Where there is but one, or the first will do: only the first column is special, as it is the key.
  const all = kind === "property" || spots.length > 0 ? spots : spotsOf(document).filter((spot) => spot.kind === kind);
  return all[seed % Math.max(1, all.length)];
};

const mutation = fc.constantFrom(...mutations);
const seed = fc.nat();

describe("the diff of generated contracts", () => {
  test("is empty for a contract and itself, in whatever order its keys stand", () => {
    fc.assert(
      fc.property(contract, seed, (document, turn) => {
        expect(diffContracts(document, shuffled(document, turn))).toEqual({
          verdict: "none",
          bump: "none",
          changes: [],
        });
      }),
      { numRuns },
    );
  });

  function expectFound(document: unknown, one: Mutation, turn: number): void {
    const spot = spotFor(document, one.at, turn);
    if (!spot) return;
    const { before, after } = mutate(document, spot.path, one);
    const diff = diffContracts(before, after);
    expect(diff.changes.map((change) => change.rule)).toEqual([one.rule]);
    expectSound(before, after, diff);
  }

  test("finds every single change, at any depth, and judges it by its rule", () => {
    fc.assert(fc.property(contract, mutation, seed, expectFound), { numRuns: numRuns * 3 });
  });

  test("finds each kind of change at least once in one contract", () => {
    const [document] = fc.sample(contract, { numRuns: 1, seed: 7 });
    for (const [turn, one] of mutations.entries()) expectFound(document, one, turn);
  });

  test("renames are found at any depth, as one change", () => {
    fc.assert(
      fc.property(contract, fc.constantFrom<Kind>("property", "object"), seed, (document, kind, turn) => {
        const spot = spotFor(document, kind, turn);
        if (!spot || spot.path.at(-1) === "items") return;
        const after = withValue(document, [...spot.path, "name"], "quite_another");
        expect(diffContracts(document, after).changes.map((change) => change.rule)).toEqual([`${kind}.renamed`]);
      }),
      { numRuns },
    );
  });

  test("does not depend on the order of keys, ids included", () => {
    fc.assert(
      fc.property(contract, mutation, mutation, seed, (document, first, second, turn) => {
        const [one, other] = [spotFor(document, first.at, turn), spotFor(document, second.at, turn + 1)];
        if (!one || !other) return;
        const before = mutate(document, one.path, first).before;
        const after = mutate(mutate(document, one.path, first).after, other.path, second).after;
        const brief = (diff: ContractDiff) =>
          diff.changes.map(({ id, rule, message, beforePath, afterPath }) => ({
            id,
            rule,
            message,
            beforePath,
            afterPath,
          }));
        expect(brief(diffContracts(shuffled(before, turn), shuffled(after, turn + 3)))).toEqual(
          brief(diffContracts(before, after)),
        );
      }),
      { numRuns },
    );
  });

  test("two additive changes one after the other stay additive", () => {
    const additive = fc.constantFrom(...mutations.filter((one) => rules[one.rule].class === "additive"));
    fc.assert(
      fc.property(contract, additive, additive, seed, seed, (document, first, second, a, b) => {
        const [one, other] = [spotFor(document, first.at, a), spotFor(document, second.at, b)];
        if (!one || !other) return;
        const start = mutate(mutate(document, one.path, first).before, other.path, second).before;
        const middle = mutate(start, one.path, first).after;
        const end = mutate(middle, other.path, second).after;
        // Two changes of the same field are one change, which may be none at all.
        fc.pre([diffContracts(start, middle), diffContracts(middle, end)].every((diff) => diff.verdict === "additive"));
        expect(diffContracts(start, end).verdict).toBe("additive");
      }),
      { numRuns },
    );
  });
});

/** Every place of a document where a plain value stands. */
function leaves(value: unknown, path: FieldPath = []): FieldPath[] {
  if (typeof value !== "object" || value === null) return value === undefined ? [] : [path];
  return Object.entries(value).flatMap(([field, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(field) : field]),
  );
}

describe("the diff of whatever comes", () => {
  const places = leaves(baseContract).filter((path) => path[0] !== "version");
  const edit = fc.tuple(fc.constantFrom(...places), fc.oneof(fc.constant(undefined), fc.jsonValue({ maxDepth: 2 })));

  test("misses no edit of a plain value", () => {
    fc.assert(
      fc.property(edit, ([path, value]) => {
        const after = withValue(baseContract, path, value);
        const [there, back] = [diffContracts(baseContract, after), diffContracts(after, baseContract)];
        expectSound(baseContract, after, there);
        expectSound(after, baseContract, back);
        expect(there.changes.length > 0).toBe(back.changes.length > 0);
        if (JSON.stringify(read(baseContract, path)) !== JSON.stringify(value)) expect(there.verdict).not.toBe("none");
      }),
      { numRuns },
    );
  });

  test("is sound and as empty backwards as forwards after many edits", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), fc.array(edit, { maxLength: 6 }), (some, others) => {
        const apply = (edits: typeof some) =>
          edits.reduce<unknown>((document, [path, value]) => withValue(document, path, value), baseContract);
        const [before, after] = [apply(some), apply(others)];
        const [there, back] = [diffContracts(before, after), diffContracts(after, before)];
        expectSound(before, after, there);
        expect(there.verdict === "none").toBe(back.verdict === "none");
        expect(diffContracts(before, structuredClone(before)).verdict).toBe("none");
      }),
      { numRuns },
    );
  });

  test("never throws, and finds nothing between a value and its copy", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expectSound(one, other, diffContracts(one, other));
        expect(diffContracts(one, structuredClone(one)).changes).toEqual([]);
      }),
      { numRuns },
    );
  });

  test("bears nesting no stack would", () => {
    let deep: unknown = { name: "x" };
    for (let level = 0; level < 50_000; level++) deep = { name: "x", properties: [deep] };
    expect(diffContracts({ schema: [deep] }, { schema: [] }).verdict).toBe("risky");
    expect(
      diffContracts(JSON.parse('{"__proto__": {"a": 1}, "schema": [{"name": "constructor"}]}'), {
        schema: [{ name: "constructor" }],
      }).changes,
    ).toHaveLength(1);
  });
});

const isAdditive = (one: Mutation) => rules[one.rule].class === "additive";
test("the mutations cover enough to mean something", () => {
  expect(new Set(mutations.map((one) => one.rule)).size).toBeGreaterThanOrEqual(60);
  expect(mutations.filter(isAdditive).length).toBeGreaterThan(40);
});
