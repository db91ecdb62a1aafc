import { beforeAll, describe, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import { aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { hostileTexts } from "@/lib/domain/document/hostile-texts";
import { aToken, call } from "./testing";

testDatabase();

let token: string;
beforeAll(async () => {
  token = await aToken(await aPerson({ roles: ["platform_admin"], teams: [await aTeam()] }));
});

const put = (path: string, text: string) =>
  call("PUT", path, { token, text, headers: { "content-type": "application/yaml" } });
const stored = async () => [await db().contractVersion.count(), await db().dataProductVersion.count()];

const head = "apiVersion: v3.1.0\nkind: DataContract\nid: bad\nversion: 1.0.0\nstatus: active\n";
const rows = (count: number, line: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => line(n)).join("\n");
const dcs = "dataContractSpecification: 1.2.1\nid: bad\ninfo: {title: a, version: 1.0.0}\n";
const twice = (n: number) => `{$ref: '#/definitions/d${n}'}`;

/** Contracts that are read to their end, and cost what a document may cost. */
const heavy: [string, string][] = [
  [
    "each column wrong",
    `${head}schema:\n  - name: a\n    properties:\n${rows(6_000, (n) => `      - {name: c${n}, x: 1}`)}`,
  ],
  [
    "each rule wrong",
    `${head}schema:\n  - name: a\n    quality:\n${rows(4_000, () => "      - {type: library, metric: x}")}`,
  ],
  ["each server wrong", `${head}servers:\n${rows(6_000, () => "  - {server: s, type: postgres}")}`],
  [
    "arrays of arrays",
    `${head}schema: [{name: a, properties: [${rows(300, (n) => `{name: a${n}, x: 1, logicalType: array, items: ${"{logicalType: array, items: ".repeat(27)}{}${"}".repeat(27)}},`)}]}]`,
  ],
  [
    "definitions of definitions",
    `${dcs}models: {m: {fields: {a: ${twice(0)}}}}\ndefinitions:\n${rows(40, (n) => `  d${n}: {type: object, fields: {a: ${twice(n + 1)}, b: ${twice(n + 1)}}}`)}\nservers: 7\n`,
  ],
  [
    "definitions in a circle",
    `${dcs}models: {m: {fields: {a: ${twice(0)}}}}\ndefinitions:\n  d0: {type: object, fields: {a: ${twice(0)}}}\nservers: 7\n`,
  ],
  ["one line of 1 MB", `${head}statsu: "${"x".repeat(990_000)}"\n`],
  ["a name of 100 kB", `${head}? ${"k".repeat(100_000)}\n: 1\n`],
  [
    "a reference of 300 kB",
    `${head}schema: [{name: a, relationships: [{from: a.b, to: "${"a/".repeat(150_000)}!"}]}]\n`,
  ],
];

describe("text that is meant to hurt", () => {
  it.each(hostileTexts)("%s is refused as either document, and nothing is kept", async (_name, text) => {
    const before = await stored();
    for (const path of ["/data-contracts/bad", "/data-products/bad", "/data-contracts/bad?form=upgraded"]) {
      const answer = await put(path, text);
      // A byte order mark is taken off with the encoding; what is behind it is no document either.
      expect([413, 422]).toContain(answer.status);
      const { detail, errors } = await answer.json();
      expect(detail).toMatch(/[.?]$/);
      for (const error of errors ?? []) expect(error.message).not.toMatch(/ {4}at |node_modules|undefined/);
    }
    expect(await stored()).toEqual(before);
  });

  it.each(heavy)("%s is refused with a sentence, and others are served meanwhile", async (_name, text) => {
    const before = await stored();
    const answered = put("/data-contracts/bad", text);
    const other = await put("/data-contracts/other", `${head}statsu: 1\n`);
    expect(other.status).toBe(422);
    const answer = await answered;
    expect(answer.status, (await answer.clone().text()).slice(0, 500)).toBe(422);
    const { errors } = await answer.json();
    expect(errors.length).toBeLessThanOrEqual(100);
    expect(errors[0].message.length).toBeLessThan(400);
    expect(await stored()).toEqual(before);
  });
});
