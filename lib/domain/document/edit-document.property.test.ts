import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { editPlain, isHolder, type PlainEdit, type PlainValue } from "./edit/plain-edits";
import { editDocument } from "./edit-document";
import type { FieldPath } from "./field-path";

/** A document as people write them: comments, quotes, blocks, brackets, empty fields, an anchor. */
const source = `# Rents, kept by the tenancy team
apiVersion: v3.1.0
kind: DataContract
id: "rents.main"  # never changes
version: 1.0.0

# who to ask
team:
tags: [lease, 'rent']
description:
  purpose: |
    One line
    and another
  # how to use it
  usage: >-
    Join on
    the lease
empty: {}
none: []
servers:
- server: warehouse   # not indented, as some write it
  type: postgres
  port: 5432
schema:
  # the stable view
  - name: rents
    # its columns
    properties:
      - name: id
        required: true # key
        logicalTypeOptions: { minLength: 1, maxLength: 40 }

      # money
      - name: amount
        logicalType: number
        tags:
          - money
  - name: tenants
    properties: []
slaProperties:
  - property: frequency
    value: 1
    unit: d
# the end
`;

const names = [
  "name",
  "tags",
  "description",
  "purpose",
  "team",
  "schema",
  "properties",
  "required",
  "server",
  "x-own",
  "note",
];
const text = fc.oneof(
  fc.constantFrom(
    "plain",
    "",
    " led",
    "2024",
    "true",
    "null",
    "~",
    "a: b",
    "# no",
    "- x",
    "*a",
    "1.10",
    "it's",
    'say "x"',
    "[a]",
    "é ✓",
  ),
  fc.constantFrom("One\nTwo", "One\n\nTwo\n", "  in\n out", "end \n"),
  fc.string({ maxLength: 12 }),
);
const scalar: fc.Arbitrary<PlainValue> = fc.oneof(
  text,
  fc.integer({ min: -5, max: 9999 }),
  fc.boolean(),
  fc.constant(null),
);
const value: fc.Arbitrary<PlainValue> = fc.oneof(
  { weight: 4, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(scalar, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.dictionary(fc.constantFrom(...names), scalar, { minKeys: 1, maxKeys: 3 }) },
);

type Choice = { pick: number; deeper: number; own: string };
const choice: fc.Arbitrary<Choice> = fc.record({ pick: fc.nat(), deeper: fc.nat(9), own: fc.constantFrom(...names) });

/** A path into what is there, sometimes ending at something that is not. */
function pathIn(model: unknown, choices: readonly Choice[]): FieldPath {
  const path: (string | number)[] = [];
  let here = model;
  for (const { pick, deeper, own } of choices) {
    if (!isHolder(here)) break;
    const keys = Object.keys(here);
    const key = keys[pick % Math.max(keys.length, 1)];
    if (Array.isArray(here)) path.push(key === undefined || deeper === 0 ? keys.length : Number(key));
    else path.push(key === undefined || deeper === 0 ? own : key);
    here = Reflect.get(here, path.at(-1) ?? "");
    if (deeper < 3) break;
  }
  return path;
}

const step = fc.record({
  way: fc.array(choice, { minLength: 1, maxLength: 6 }),
  act: fc.constantFrom("value", "remove", "append", "move"),
  value,
  by: fc.constantFrom(-2, -1, 1, 2),
});

function toEdit(
  model: unknown,
  { way, act, value, by }: typeof step extends fc.Arbitrary<infer T> ? T : never,
): PlainEdit {
  const path = pathIn(model, way);
  if (act === "remove") return { path, remove: true };
  if (act === "append") return { path, append: value };
  if (act === "move" && typeof path.at(-1) === "number") return { path, move: by };
  return { path, value };
}

/** What the text says, as JSON; the library's own `null` for an empty document is an empty mapping here. */
const meaning = (yaml: string): unknown => parse(yaml, { merge: false, uniqueKeys: false }) ?? {};

test("after any row of edits the text says exactly what the edits mean", { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let model = meaning(source);
      let yaml = source;
      for (const wanted of steps) {
        const edit = toEdit(model, wanted);
        model = editPlain(model, edit);
        yaml = editDocument(yaml, [edit]);
        expect(meaning(yaml)).toEqual(model);
      }
    }),
    { numRuns: 80 },
  );
});

const commentsOf = (yaml: string) => (yaml.match(/# (?:[a-z].*)$/gm) ?? []).sort();

test("setting and adding keeps every comment, and all lines but those it is about", { timeout: 60_000 }, () => {
  const fields: FieldPath[] = [
    ["version"],
    ["id"],
    ["team", "name"],
    ["description", "limitations"],
    ["servers", 0, "port"],
    ["servers", 0, "host"],
    ["schema", 0, "properties", 0, "classification"],
    ["schema", 0, "properties", 1, "logicalType"],
    ["schema", 1, "description"],
    ["slaProperties", 0, "value"],
    ["price", "priceAmount"],
  ];
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...fields), scalar), { minLength: 1, maxLength: 6 }), (sets) => {
      const yaml = editDocument(
        source,
        sets.map(([path, value]) => ({ path, value })),
      );
      expect(yaml).toEqual(expect.stringContaining("- server: warehouse   # not indented, as some write it\n"));
      // At the end of a line, whatever stands before it: a value like "# no" is no comment.
      const ends = yaml.split("\n");
      for (const comment of commentsOf(source))
        expect(
          ends.some((line) => line.endsWith(comment)),
          comment,
        ).toBe(true);
      const before = source.split("\n");
      const gone = before.filter((line) => !yaml.split("\n").includes(line));
      // A field has one line here; `team:` is the only one whose line may change without being named.
      expect(gone.length).toBeLessThanOrEqual(sets.length);
    }),
    { numRuns: 100 },
  );
});

test("moving an entry takes its comments along and changes nothing else", () => {
  const moved = editDocument(source, [{ path: ["schema", 0, "properties", 1], move: -1 }]);
  expect(moved).toContain("      # money\n      - name: amount");
  expect(moved.indexOf("name: amount")).toBeLessThan(moved.indexOf("name: id"));
  expect([...moved].sort()).toEqual([...source].sort());
  expect(editDocument(moved, [{ path: ["schema", 0, "properties", 0], move: 1 }])).toContain("required: true # key");
});
