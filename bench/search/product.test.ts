import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readContract } from "@/lib/domain/contract/read-contract";
import { catalog, type Made } from "./product";

const made = (size: number, batch = 500): Made[] => [...catalog(size, batch)].flat();
const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("hex");

describe("the made-up catalog", () => {
  const products = made(3_000);

  it("is the same every time, whatever the batches, and a bigger one begins with the smaller", () => {
    expect(hash(made(3_000, 700))).toBe(hash(products));
    expect(hash(made(4_000).slice(0, 3_000))).toBe(hash(products));
  });

  it("names no two products alike", () => {
    expect(new Set(products.map(({ name }) => name.toLowerCase())).size).toBe(products.length);
    expect(new Set(products.map(({ ref }) => ref)).size).toBe(products.length);
    for (const { name } of products) expect(name.split(" ").length).toBeGreaterThanOrEqual(3);
  });

  it("spreads what facets count", () => {
    const values = (of: (product: Made) => string) => new Set(products.map(of)).size;
    expect(values(({ status }) => status)).toBe(4);
    expect(values(({ visibility }) => visibility)).toBe(3);
    expect(values(({ classification }) => classification)).toBe(4);
    expect(values(({ kind }) => kind)).toBe(4);
    expect(values(({ connection }) => String(connection))).toBe(8);
    expect(values(({ domain }) => String(domain))).toBeGreaterThan(150);
    expect(new Set(products.flatMap(({ tags }) => tags)).size).toBeGreaterThan(1_000);
  });

  it("writes contracts that are valid", () => {
    for (const { contract } of products.slice(0, 20)) {
      const { problems } = readContract(JSON.stringify(contract));
      expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    }
  });
});
