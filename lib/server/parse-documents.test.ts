import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { openDocument } from "@/lib/domain/document/edit-document";
import { parseContract, parsePlain, parseProduct, publishableContract } from "./parse-documents";
import { warmThreads } from "./reading-pool";

const good = new URL("../../prisma/seed/premium-offices/products/tenancy-analytics/product.odps.yaml", import.meta.url);
const contract = new URL(
  "../../prisma/seed/premium-offices/products/tenancy-analytics/current-tenants.odcs.yaml",
  import.meta.url,
);

test("a document is read in the thread, with the places of its fields", { timeout: 60_000 }, async () => {
  const parsed = await parseProduct("somebody", await readFile(good, "utf8"));
  expect(parsed.problems).toEqual([]);
  expect(parsed.model.id).toBe("tenancy-analytics");
  expect(parsed.positions["outputPorts[0].contractId"]?.line).toBeGreaterThan(1);
});

test("text that takes too long ends the thread, and the next text has a new one", { timeout: 60_000 }, async () => {
  // Each quote is an error of its own, and the library is slow at collecting them.
  const slow = await parseContract("somebody", '"'.repeat(140_000));
  expect(slow.document).toBeNull();
  expect(slow.problems).toHaveLength(1);
  const next = await parseProduct("somebody", await readFile(good, "utf8"));
  expect(next.problems).toEqual([]);
});

test("a text that takes its whole second holds up nobody but its owner", { timeout: 120_000 }, async () => {
  const text = await readFile(good, "utf8");
  // Every thread is there before the clock starts.
  await warmThreads();
  const ends: string[] = [];
  const read = (owner: string) => parseProduct(owner, text).then(() => ends.push(owner));
  const slow = parseContract("slow", '"'.repeat(140_000)).then(() => ends.push("slow"));
  await Promise.all([slow, ...Array.from({ length: 10 }, (_, n) => read(`quick ${n}`))]);
  // It was sent first, and another thread reads the rest meanwhile.
  expect(ends.indexOf("slow")).toBeGreaterThan(4);
});

test("of one owner only so much waits; others are read meanwhile", { timeout: 120_000 }, async () => {
  const text = await readFile(good, "utf8");
  const many = await Promise.allSettled(Array.from({ length: 60 }, () => parseProduct("many", text)));
  const refused = many.filter((one) => one.status === "rejected");
  expect(refused.length).toBeGreaterThan(30);
  expect(refused.length).toBeLessThan(60);
  expect(refused[0]?.reason).toMatchObject({ code: "rate_limited", retryAfter: 2 });
  expect((await parseProduct("many", text)).problems).toEqual([]);
});

test("text that may not be published comes back as its problems, other text as it was sent", async () => {
  const text = await readFile(contract, "utf8");
  const read = await publishableContract("somebody", text);
  expect("parsed" in read && read.parsed.source === text && read.parsed.model.id !== "").toBe(true);
  const refused = await publishableContract("somebody", text.replace(/^version: .*$/m, ""));
  expect("refused" in refused && refused.refused[0]?.message).toContain("version");
  expect("parsed" in refused).toBe(false);
});

test("two megabytes never reach the thread", async () => {
  const { problems } = await parseContract("somebody", "x".repeat(2_000_000));
  expect(problems[0]?.message).toContain("1 MB");
});

test("a form's first reading is what its own would be, and none where that takes long or is not possible", async () => {
  const text = await readFile(good, "utf8");
  expect(await parsePlain("somebody", text)).toEqual(openDocument(text)?.plain);
  expect(await parsePlain("somebody", "a: [")).toBeNull();
  expect(await parsePlain("somebody", `note: ${"x".repeat(70_000)}`)).toBeNull();
});
