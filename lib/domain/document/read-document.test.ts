import { describe, expect, test } from "vitest";
import { formatPath, fromPointer } from "./field-path";
import { readDocument } from "./read-document";

const bomb = [
  "a: &a [x, x, x, x, x, x, x, x, x]",
  ...Array.from("bcdefghi", (name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefghi"[i]}`).join(", ")}]`),
].join("\n");

/** Text that is meant to hurt, and a word of the sentence that refuses it. */
const hostile: [string, string, string][] = [
  ["alias bomb", bomb, "aliases"],
  ["alias to itself", "a: &a [*a]", "contains itself"],
  ["alias without anchor", "a: *b", "no anchor"],
  ["40 kB of brackets", "[".repeat(40_000), "levels deep"],
  ["40 kB of braces", "{".repeat(40_000), "levels deep"],
  ["closed brackets", "[".repeat(20_000) + "]".repeat(20_000), "levels deep"],
  ["dashes", "- ".repeat(20_000), "levels deep"],
  ["questions", "? ".repeat(20_000), "levels deep"],
  ["deep indentation", Array.from({ length: 1200 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"), "levels deep"],
  ["merge key", "a: &a {x: 1}\nb:\n  <<: *a", "Merge keys"],
  ["many keys", Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join("\n"), "too many parts"],
  ["duplicate key", "a: 1\nb: 2\na: 3", "stands here twice"],
  ["prototype in YAML", "__proto__:\n  x: 1", "__proto__"],
  ["prototype in JSON", '{"__proto__": {"x": 1}}', "__proto__"],
  ["constructor", "constructor: {prototype: {x: 1}}", "constructor"],
  ["code tag", "a: !!python/object:os.system ls", "Tags"],
  ["own tag", "a: !x {}", "Tags"],
  ["binary tag", "a: !!binary aGVsbG8=", "not plain text"],
  ["UTF-16", "a\u0000:\u0000 \u00001\u0000", "UTF-16"],
  ["UTF-16 with mark", "\uFFFD\uFFFDa\u0000", "UTF-16"],
  ["byte order mark", "\uFEFFa: 1", "byte order mark"],
  ["Latin-1 bytes", "a: caf\uFFFD", "not UTF-8"],
  ["NUL", "a: b\u0000", "NUL"],
  ["escaped NUL", 'a: "x\\0y"', "NUL"],
  ["escaped NUL in a name", '{"a\\u0000": 1}', "cannot be stored"],
  ["lone surrogate", 'a: "\\ud800"', "surrogate"],
  ["2 MB", `a: ${"x".repeat(2_000_000)}`, "1 MB"],
  ["infinity", "a: .inf", "not finite"],
  ["too large a number", "a: 1e999", "not finite"],
  ["two documents", "a: 1\n---\nb: 1", "more than one document"],
  ["empty", " \n ", "empty"],
  ["a sentence", "hello", "mapping"],
  ["a list", "- a", "mapping"],
  ["tab", "a:\n\tb: 1", "tabs"],
  ["colon in text", "a: b: c", "quotes"],
  ["open quote", 'a: "x', "missing"],
];

describe("text from outside", () => {
  test.each(hostile)("%s is refused within a second", (_name, source, words) => {
    const begin = performance.now();
    const { problems } = readDocument(source);
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(problems[0]?.message).toContain(words);
    expect(problems[0]).toMatchObject({ severity: "error", line: expect.any(Number), column: expect.any(Number) });
  });

  test("YAML 1.1 readings do not come back by a directive", () => {
    const { value, problems } = readDocument("%YAML 1.1\n---\nanswer: yes\nday: 2020-01-01\n");
    expect(problems).toEqual([]);
    expect(value).toEqual({ answer: "yes", day: "2020-01-01" });
  });

  test("no name reaches into objects", () => {
    expect(Object.getPrototypeOf(readDocument("__proto__: {x: 1}").value)).toBe(Object.prototype);
    expect(Reflect.get({}, "x")).toBeUndefined();
  });

  test("brackets inside text are text", () => {
    const brackets = "[".repeat(100);
    expect(readDocument(`a: "${brackets}"\nb: x${brackets}\nc: |\n  ${brackets}\n`).problems).toEqual([]);
  });

  test("a few aliases are followed", () => {
    expect(readDocument("a: &a {x: 1}\nb: *a").value).toEqual({ a: { x: 1 }, b: { x: 1 } });
  });
});

describe("places", () => {
  const { locate, format } = readDocument("id: x\nports:\n  - name: main\n    version: 1\n");

  test("a value, a name, and the nearest ancestor of what is missing", () => {
    expect(format).toBe("yaml");
    expect(locate(["ports", 0, "version"])).toEqual({ line: 4, column: 14 });
    expect(locate(["ports", 0, "version"], "key")).toEqual({ line: 4, column: 5 });
    expect(locate(["ports", 0, "contractId"])).toEqual({ line: 3, column: 5 });
    expect(locate(["team", "name"])).toEqual({ line: 1, column: 1 });
  });

  test("JSON is told from YAML", () => {
    expect(readDocument('{\n\t"a": [1,\n\t2]\n}')).toMatchObject({
      format: "json",
      value: { a: [1, 2] },
      problems: [],
    });
  });

  test("paths are written as people write them", () => {
    expect(formatPath(["outputPorts", 0, "contractId"])).toBe("outputPorts[0].contractId");
    expect(formatPath(["a b", 1])).toBe('["a b"][1]');
    expect(fromPointer("/a~1b/0/0", { "a/b": [{ 0: 1 }] })).toEqual(["a/b", 0, "0"]);
  });
});
