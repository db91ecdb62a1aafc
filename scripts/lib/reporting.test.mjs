import { describe, expect, test } from "vitest";
import { Failure, sentenceOf } from "./failure.mjs";
import { parsePasswd } from "./postgres-account.mjs";
import { reasonIn } from "./prepare.mjs";
import { lastComplaint, webEnvironment } from "./product.mjs";
import { elapsed, Steps } from "./steps.mjs";
import { cleanEnvironment } from "./test-environment.mjs";
import { playwrightOutcome, TestReport, vitestOutcome, withExitCode } from "./test-report.mjs";

test.each([
  [412, "0.4 s"],
  [9_960, "10 s"],
  [41_200, "41 s"],
  [59_700, "1 min 0 s"],
  [125_000, "2 min 5 s"],
])("%i ms is %s", (milliseconds, words) => expect(elapsed(milliseconds)).toBe(words));

describe("what vitest found", () => {
  const file = (status, assertionResults = []) => ({ status, assertionResults });
  test.each([
    ["no report", undefined, { passed: 0, failed: 1 }],
    ["no tests", { testResults: [] }, { passed: 0, failed: 1 }],
    ["all well", { numPassedTests: 3, testResults: [file("passed")] }, { passed: 3, failed: 0 }],
    [
      "one failed",
      { numPassedTests: 3, numFailedTests: 1, testResults: [file("failed", [{ status: "failed" }])] },
      { passed: 3, failed: 1 },
    ],
    ["a file that cannot be loaded", { numPassedTests: 3, testResults: [file("failed")] }, { passed: 3, failed: 1 }],
    ["a skipped test", { numPassedTests: 3, numPendingTests: 1, testResults: [] }, { passed: 3, failed: 1 }],
  ])("%s", (_, report, outcome) => expect(vitestOutcome(report)).toMatchObject(outcome));
});

describe("what Playwright found", () => {
  test.each([
    ["no report", undefined, { passed: 0, failed: 1 }],
    ["all well", { stats: { expected: 5 } }, { passed: 5, failed: 0 }],
    ["one failed, one skipped", { stats: { expected: 5, unexpected: 1, skipped: 1 } }, { passed: 5, failed: 2 }],
    ["a broken file", { stats: {}, errors: [{}] }, { passed: 0, failed: 1 }],
  ])("%s", (_, report, outcome) => expect(playwrightOutcome(report)).toMatchObject(outcome));

  test("a bad end without a failed test is one", () => {
    expect(withExitCode({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
    expect(withExitCode({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  });
});

test("a run goes on after a failure and ends with one plain line", async () => {
  const lines = [];
  const out = { write: (text) => lines.push(text) };
  const report = new TestReport(new Steps(out));
  expect(await report.part("Types", async () => {})).toBe(true);
  expect(await report.part("Lint", () => Promise.reject(new Error("broken")))).toBe(false);
  await report.part("Unit tests", async () => ({ passed: 7, failed: 0 }));
  report.print(out);
  expect(lines.join("").trimEnd().split("\n").at(-1)).toBe("8 passed, 1 failed");
});

test("the web process gets no address of a data platform", () => {
  expect(webEnvironment({ PORT: "1", MERCAT_CONNECTION_PREMIUM_OFFICES_URL: "x", MERCAT_URL: "y" })).toEqual({
    PORT: "1",
    MERCAT_URL: "y",
  });
});

test("a test run is not configured by the environment of whoever runs it", () => {
  const env = cleanEnvironment({
    PATH: "/bin",
    DATABASE_URL: "x",
    MERCAT_HOST: "x",
    SMTP_URL: "x",
    OIDC_ISSUER: "x",
    CI: "true",
  });
  expect(Object.keys(env).filter((name) => /DATABASE|MERCAT|SMTP|OIDC/.test(name))).toEqual([]);
  expect(env).toMatchObject({ PATH: "/bin", CI: "true" });
});

test("the last complaint of a log is the message of its last error", () => {
  const line = (level, message, err) => JSON.stringify({ level, message, err });
  const log = [
    line("error", "first"),
    line("fatal", "cannot boot", { message: "MERCAT_SECRET is missing\nmore" }),
    line("info", "bye"),
  ];
  expect(lastComplaint(log.join("\n"))).toBe("MERCAT_SECRET is missing");
  expect(lastComplaint(line("info", "bye"))).toBeUndefined();
  expect(lastComplaint(`${line("info", "up")}\nTypeError: no such thing\n    at x`)).toBe("TypeError: no such thing");
});

test("a tool's reason is the line that says error", () => {
  expect(reasonIn("Loading\nError: P3009\n\nmigrate found failed migrations\nmore")).toBe(
    "Error: P3009 migrate found failed migrations",
  );
});

test("accounts are read from passwd(5)", () => {
  expect(parsePasswd("root:x:0:0:root:/root:/bin/sh\n\npostgres:x:104:105::/:/bin/false\nbroken\n")).toEqual([
    { name: "root", uid: 0, gid: 0 },
    { name: "postgres", uid: 104, gid: 105 },
  ]);
});

test.each([
  [new Failure("One sentence."), "One sentence."],
  [Object.assign(new Error("write"), { code: "ENOSPC" }), /^The disk is full/],
  [Object.assign(new Error("could not extend file"), { code: "53100" }), /^The disk is full/],
  [new Failure("npm could not install the packages: ENOSPC: no space left on device"), /^The disk is full/],
  [new TypeError("x is not a function"), /^Something unexpected happened: x is not a function/],
])("%s is one sentence without a stack", (error, sentence) => {
  expect(sentenceOf(error, {})).toMatch(sentence);
  expect(sentenceOf(error, {})).not.toContain("\n");
});
