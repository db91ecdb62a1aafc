import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import index from "@/lib/domain/contract/corpus/index.json";
import { readContract } from "@/lib/domain/contract/read-contract";
import { inOrder } from "@/lib/domain/contract/upgraded-text";
import { readDocument } from "@/lib/domain/document/read-document";
import { documentResponse } from "./representation";

const folder = new URL("../domain/contract/corpus/", import.meta.url);
const entries = index.map(({ file }) => [file, readFileSync(new URL(file, folder), "utf8")] as const);

test.each(entries)("%s: read, stored, served and read again is the same", async (_file, text) => {
  const { document, source, format, problems } = readContract(text);
  if (document === null) return expect(problems.length).toBeGreaterThan(0);
  // The database keeps plain JSON in an order of its own.
  const kept: unknown = inOrder(JSON.parse(JSON.stringify(document)));
  for (const accept of ["*/*", "application/yaml", "application/json"]) {
    const request = new Request("http://localhost/", { headers: { accept } });
    const served = await documentResponse(request, { source, format, document: kept, revision: 1 }).text();
    expect(readDocument(served).value).toEqual(document);
  }
});
