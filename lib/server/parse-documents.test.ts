import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { openDocument } from "@/lib/domain/document/edit-document";
import { parseContract, parsePlain, parseProduct } from "./parse-documents";

const good = new URL("../../prisma/seed/premium-offices/products/tenancy-analytics/product.odps.yaml", import.meta.url);

test("a document is read in the thread, with the places of its fields", { timeout: 60_000 }, async () => {
  const parsed = await parseProduct(await readFile(good, "utf8"));
  expect(parsed.problems).toEqual([]);
  expect(parsed.model.id).toBe("tenancy-analytics");
  expect(parsed.positions["outputPorts[0].contractId"]?.line).toBeGreaterThan(1);
});

test("text that takes too long ends the thread, and the next text has a new one", { timeout: 60_000 }, async () => {
  // Each quote is an error of its own, and the library is slow at collecting them.
  const slow = await parseContract('"'.repeat(140_000));
  expect(slow.document).toBeNull();
  expect(slow.problems).toHaveLength(1);
  const next = await parseProduct(await readFile(good, "utf8"));
  expect(next.problems).toEqual([]);
});

test("a text that takes its whole second holds up nobody else", { timeout: 120_000 }, async () => {
  const text = await readFile(good, "utf8");
  // Both threads are there before the clock starts.
  await Promise.all([parseProduct(text), parseProduct(text)]);
  const ends: string[] = [];
  const slow = parseContract('"'.repeat(140_000)).then(() => ends.push("slow"));
  const quick = Array.from({ length: 10 }, () => parseProduct(text).then(() => ends.push("quick")));
  await Promise.all([slow, ...quick]);
  // It was sent first, and the other thread reads the rest meanwhile.
  expect(ends.indexOf("slow")).toBeGreaterThan(4);
});

test("two megabytes never reach the thread", async () => {
  const { problems } = await parseContract("x".repeat(2_000_000));
  expect(problems[0]?.message).toContain("1 MB");
});

test("a form's first reading is what its own would be, and none where that takes long or is not possible", async () => {
  const text = await readFile(good, "utf8");
  expect(await parsePlain(text)).toEqual(openDocument(text)?.plain);
  expect(await parsePlain("a: [")).toBeNull();
  expect(await parsePlain(`note: ${"x".repeat(70_000)}`)).toBeNull();
});
