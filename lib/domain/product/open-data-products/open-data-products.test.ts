import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { toContractModel } from "@/lib/domain/contract/model";
import { readContract } from "@/lib/domain/contract/read-contract";
import { readDocument } from "@/lib/domain/document/read-document";
import { asRecord } from "@/lib/domain/document/record";
import { loadProducts } from "@/prisma/seed/premium-offices/load";
import index from "../corpus/index.json";
import { toProductModel } from "../model";
import { readProduct } from "../read-product";
import { checkOpenDataProduct, exportOpenDataProduct } from "./export-product";
import { importOpenDataProduct, isOpenDataProduct } from "./import-product";

const seeds = await loadProducts();
const place = { domain: "smart-city", team: "events" };
const textOf = (file: string) => readFileSync(new URL(`../corpus/${file}`, import.meta.url), "utf8");
const products = index
  .filter((entry) => entry.file.startsWith("opendataproducts/"))
  .map(({ file }) => ({ file, document: asRecord(readDocument(textOf(file)).value) }))
  .filter(({ document }) => isOpenDataProduct(document));
const errors = (problems: { severity?: string }[]) => problems.filter((p) => p.severity === "error");
const valid = (document: unknown) =>
  expect(checkOpenDataProduct(document).findings.filter((f) => f.severity === "error")).toEqual([]);

/** Every text of a value, at any depth. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

describe("documents of the Linux Foundation's specification", () => {
  test("seven of the eight hold a product; one is a piece", () => expect(products).toHaveLength(7));

  test.each(products.map((p) => [p.file, p.document] as const))(
    "%s becomes a draft that can be published",
    (_file, document) => {
      const { product, contracts } = importOpenDataProduct(document, place);
      expect(errors(readProduct(stringify(product)).problems)).toEqual([]);
      for (const contract of contracts) expect(errors(readContract(stringify(contract)).problems)).toEqual([]);
    },
  );

  test.each(products.map((p) => [p.file, p.document] as const))("%s: no word is lost", (_file, document) => {
    const { product, contracts } = importOpenDataProduct(document, place);
    const all = textsIn([product, contracts]).join("\n");
    expect(textsIn(document).filter((text) => !all.includes(text))).toEqual([]);
  });

  test("a contract inside a product becomes a contract", () => {
    const spec = { apiVersion: "v3.1.0", kind: "DataContract", id: "c", version: "1.0.0", status: "active" };
    const details = { en: { name: "A", productID: "a", visibility: "public", status: "production", type: "dataset" } };
    const { product, contracts } = importOpenDataProduct(
      { product: { details, contract: { type: "ODCS", spec } } },
      place,
    );
    expect(contracts).toEqual([spec]);
    expect(product).toMatchObject({ id: "a", status: "active", outputPorts: [{ contractId: "c" }] });
  });
});

describe("our products in that specification", () => {
  test.each(seeds.map((seed) => [seed.id, seed] as const))("%s", (_id, seed) => {
    const offered = seed.contracts.map(({ source }) => {
      const { upgraded, model } = readContract(source);
      return { upgraded: asRecord(upgraded), model };
    });
    const { model } = readProduct(seed.odpsSource);
    const document = exportOpenDataProduct(model, offered);
    valid(document);
    const { product, contracts } = importOpenDataProduct(document, { domain: model.domain, team: model.team.name });
    const again = toProductModel(product);
    expect(again).toMatchObject({
      id: model.id,
      name: model.name,
      version: model.version,
      visibility: model.visibility,
    });
    expect(toContractModel(contracts[0])).toEqual(offered[0]?.model);
  });

  test.each(products.map((p) => [p.file, p.document] as const))("%s comes back valid", (_file, document) => {
    const { product } = importOpenDataProduct(document, place);
    valid(exportOpenDataProduct(toProductModel(product), []));
  });
});
