import { describe, expect, test } from "vitest";
import { formatPath, fromPointer } from "./field-path";
import { hostileTexts } from "./hostile-texts";
import { readDocument } from "./read-document";

describe("text from outside", () => {
  test.each(hostileTexts)("%s is refused within a second", (_name, source, words) => {
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

describe("numbers", () => {
  test("a whole number that JSON does not keep is read, and said with its place", () => {
    const { value, problems } = readDocument(
      "a:\n  small: 9007199254740991\n  exact: 9007199254740992\n  big: 9007199254740993\n",
    );
    expect(value).toEqual({ a: { small: 9007199254740991, exact: 9007199254740992, big: 9007199254740992 } });
    expect(problems).toEqual([
      {
        path: "a.big",
        severity: "warning",
        line: 4,
        column: 8,
        message:
          "The number 9007199254740993 has more digits than JSON keeps: it is read as 9007199254740992. Put it in quotes to keep every digit.",
      },
    ]);
  });

  test.each([
    ["n: -9007199254740993", 1],
    ["n: 0x20000000000001", 1],
    ["n: 0o400000000000000001", 1],
    ["n: 0009007199254740992", 0],
    ['n: "9007199254740993"', 0],
    ["n: 1e30", 0],
    [`n: ${"9".repeat(300)}`, 1],
    ['{"n": [123456789012345678901234567890]}', 1],
    [`n: [${"9007199254740993, ".repeat(50)}]`, 20],
  ])("%s", (text, count) => {
    const { value, problems } = readDocument(text);
    expect(value).not.toBeNull();
    expect(problems.map((p) => p.severity)).toEqual(Array(count).fill("warning"));
  });

  test("a number alone is still no document, and what follows it may be refused too", () => {
    expect(readDocument("9007199254740993").problems[0]?.message).toContain("must be a mapping");
    expect(readDocument("n: 9007199254740993\nn: 1").problems.map((p) => p.severity)).toEqual(["warning", "error"]);
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
