import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadProducts } from "@/prisma/seed/premium-offices/load";
import index from "../corpus/index.json";
import { readContract } from "../read-contract";
import { toContractSheet } from "./sheet";

/** Every plain value of a document except what says nothing when it is false. */
function leaves(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leaves);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(leaves);
  return typeof value === "boolean" || value === null ? [] : [String(value)];
}

const flat = (value: unknown) => JSON.stringify(value);

/** Unlike the values, numbers in sentences are written for people: 1,000. */
const said = (sheet: string, leaf: string) =>
  sheet.includes(JSON.stringify(leaf).slice(1, -1)) || sheet.includes(Number(leaf).toLocaleString("en-GB"));

const seeds = (await loadProducts()).flatMap((seed) => seed.contracts.map((c) => [c.id, c.source] as const));

/** Contracts of others in every version of both standards, as they are read. */
const others = index.map(
  ({ file }) => [file, readFileSync(new URL(`../corpus/${file}`, import.meta.url), "utf8")] as const,
);

/** Units, which are written out, and the default of a key's place. */
const inOtherWords = ["percent", "d", "y", "h", "m", "w", "hr", "min", "s", "yr", "mo", "-1", ""];

describe("nothing of a document is hidden", () => {
  test.each([...seeds, ...others])("%s", (_id, source) => {
    const { name: _, ...rest } = readContract(source).upgraded ?? {};
    const sheet = flat(toContractSheet(rest));
    expect(leaves(rest).filter((leaf) => !said(sheet, leaf) && !inOtherWords.includes(leaf))).toEqual([]);
  });

  test("unknown fields, and known ones of another type, at every level", () => {
    const document = {
      apiVersion: "v3.1.0",
      id: "odd",
      tags: "leaf-1",
      "x-own": { deep: ["leaf-2", { deeper: "leaf-3" }] },
      description: { purpose: ["leaf-4"], note: "leaf-5" },
      servers: [{ server: "s", type: "postgres", host: "leaf-6", roles: [{ role: "leaf-7" }] }],
      team: { name: "t", members: [{ username: "leaf-8", dateIn: "leaf-9" }], tags: ["leaf-10"] },
      roles: "leaf-11",
      price: { priceAmount: 12.5, terms: "leaf-12" },
      slaDefaultElement: "leaf-13",
      slaProperties: [{ property: "latency", value: 4, unit: "d", element: "leaf-14", valueExt: "leaf-15" }],
      support: [{ channel: "c", url: "leaf-16", invitationUrl: "leaf-17" }],
      customProperties: [{ property: "own", value: { list: ["leaf-18"] }, description: "leaf-19" }],
      schema: [
        {
          name: "o",
          relationships: [
            { from: ["leaf-20"], to: ["leaf-21"], customProperties: [{ property: "k", value: "leaf-22" }] },
          ],
          quality: [{ name: "r", mustBe: "leaf-23", businessImpact: "leaf-24", arguments: { of: "leaf-25" } }],
          properties: [
            {
              name: "lines",
              logicalType: "array",
              examples: [{ a: "leaf-26" }],
              items: {
                logicalType: "object",
                description: "leaf-27",
                properties: [
                  { name: "amount", transformLogic: "leaf-28", primaryKeyPosition: 29, encryptedName: "leaf-30" },
                ],
              },
            },
          ],
        },
      ],
    };
    const sheet = flat(toContractSheet(document));
    for (let n = 1; n <= 30; n += 1) if (n !== 29) expect(sheet).toMatch(new RegExp(`leaf-${n}\\b`));
    expect(sheet).toContain('"29"');
    expect(sheet).toContain("12.5");
  });
});

describe("the sheet", () => {
  test("names nested fields as the diff does, and shows what a list holds", () => {
    const { objects } = toContractSheet({
      schema: [
        {
          name: "orders",
          properties: [
            { name: "lines", logicalType: "array", items: { logicalType: "object", properties: [{ name: "amount" }] } },
            { name: "tags", logicalType: "array", items: { logicalType: "string", description: "One tag" } },
            { name: "address", logicalType: "object", properties: [{ name: "street" }] },
          ],
        },
      ],
    });
    expect(objects[0]?.properties.map((p) => [p.way, p.depth, p.logicalType])).toEqual([
      ["lines", 0, "array of object"],
      ["lines[].amount", 1, ""],
      ["tags", 0, "array of string"],
      ["tags[]", 1, "string"],
      ["address", 0, "object"],
      ["address.street", 1, ""],
    ]);
  });

  test("is there for anything at all", () => {
    for (const value of [null, 7, "text", [], { schema: 7 }, { schema: [null] }, { description: null }])
      expect(toContractSheet(value).objects).toEqual([]);
    expect(toContractSheet({ schema: [null] }).other).toEqual([
      { label: "schema[0]", value: "empty", path: ["schema", 0] },
    ]);
  });
});
